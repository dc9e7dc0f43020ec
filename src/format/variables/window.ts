import { layoutText } from "#model/layout/text.ts";
import { defineFormats } from "../define.ts";

/** What of a window does not depend on the session it is seen in. */
export default defineFormats("window", ({ window }) => window, {
  window_activity: { doc: "Time of the window's last activity", time: true, get: (w) => w.activityTime },
  window_cell_height: { doc: "Height of a cell in pixels", get: (w) => w.yPixel },
  window_cell_width: { doc: "Width of a cell in pixels", get: (w) => w.xPixel },
  window_height: { doc: "Height of the window", get: (w) => w.rows },
  window_id: { doc: "Unique id of the window", get: (w) => `@${w.id}` },
  window_layout: {
    doc: "Layout of the window, not minding zoom",
    get: (w) => layoutText(w, w.savedLayoutRoot ?? w.layoutRoot),
  },
  window_manual_height: {
    doc: "Height set by hand, if `window-size` is manual",
    get: (w) => (w.options.string("window-size") === "manual" ? w.manualRows : ""),
  },
  window_manual_width: {
    doc: "Width set by hand, if `window-size` is manual",
    get: (w) => (w.options.string("window-size") === "manual" ? w.manualCols : ""),
  },
  window_modal_pane: {
    doc: "Id of the modal pane, if there is one",
    get: (w) => (w.modal === undefined ? undefined : `%${w.modal.id}`),
  },
  window_name: { doc: "Name of the window", get: (w) => w.name },
  window_panes: { doc: "Number of panes in the window", get: (w) => w.panes.length },
  window_visible_layout: { doc: "Layout of the window as it is shown", get: (w) => layoutText(w, w.layoutRoot) },
  window_width: { doc: "Width of the window", get: (w) => w.cols },
  window_zoomed_flag: { doc: "1 if a pane is zoomed", get: (w) => w.zoomed },
});
