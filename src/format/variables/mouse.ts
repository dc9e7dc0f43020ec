import { defineFormats } from "../define.ts";
import { hyperlinkAt, lineAt, wordAt } from "../grid-text.ts";
import { mousePane, positionInPane, positionInStatus, textUnderMouse } from "../mouse-place.ts";

/** Where the mouse is, when a mouse key was pressed. */
export default defineFormats("mouse", (context) => (context.mouse?.valid === true ? context.mouse : undefined), {
  mouse_hyperlink: {
    doc: "Hyperlink under the mouse",
    get: (_, context) => textUnderMouse(context, (screen, x, y) => hyperlinkAt(screen, x, y)),
  },
  mouse_line: {
    doc: "Line under the mouse",
    get: (_, context) => textUnderMouse(context, (screen, __, y) => lineAt(screen, y)),
  },
  mouse_pane: {
    doc: "Id of the pane under the mouse",
    get: (mouse, { state }) => {
      const pane = mousePane(mouse, state);
      return pane === undefined ? undefined : `%${pane.id}`;
    },
  },
  mouse_status_line: {
    doc: "Status line that the mouse is on",
    get: (mouse, { client }) => positionInStatus(mouse, client)?.y,
  },
  mouse_status_range: {
    doc: "Kind or name of the range of the status line that the mouse is on",
    get: (mouse, { client, statusRange }) => {
      const at = positionInStatus(mouse, client);
      const range = at === undefined || client === undefined ? undefined : statusRange?.(client, at.x, at.y);
      return range?.type === "user" ? String(range.argument) : range?.type;
    },
  },
  mouse_word: {
    doc: "Word under the mouse",
    get: (_, context) =>
      textUnderMouse(context, (screen, x, y) =>
        wordAt(screen, x, y, context.state.sessionOptions.string("word-separators")),
      ),
  },
  mouse_x: {
    doc: "Column of the mouse in the pane or status line",
    get: (mouse, { state, client }) => (positionInPane(mouse, state) ?? positionInStatus(mouse, client))?.x,
  },
  mouse_y: {
    doc: "Row of the mouse in the pane or status line",
    get: (mouse, { state, client }) => (positionInPane(mouse, state) ?? positionInStatus(mouse, client))?.y,
  },
});
