import { formatContext } from "#format/expand.ts";
import { fire } from "#model/notify.ts";
import type { Pane } from "#model/pane.ts";
import type { ServerState } from "#model/state.ts";
import { ATTR_BRIGHT } from "#terminal/style.ts";
import type { PluginViewSource } from "#ui/plugin-view.tsx";
import type { ListStyles } from "#ui/scroll-list.ts";
import type { UiView } from "#ui/view.ts";
import { optionStyle } from "./compose/look.ts";
import { UiMode, type UiModeHost } from "./ui-mode.ts";

type Ui = typeof import("#ui/views.ts");

/** What views need of the server. */
export interface ViewsHost extends UiModeHost {
  readonly state: ServerState;
  /** Lines at the head of `show-messages` that plugins keep. */
  keptMessages(): readonly string[];
  /** The dated log, oldest first. */
  loggedMessages(): readonly string[];
  report(where: string, error: unknown): void;
  /** Leaves a promise to run; a failure is logged. */
  background(name: string, promise: Promise<void>): void;
}

/** An open view of a plugin's. */
export interface OpenView {
  refresh(): void;
  close(): void;
}

/** Opens the views that Ink draws: messages, help, those of plugins. */
export class Views {
  readonly #host: ViewsHost;

  constructor(host: ViewsHost) {
    this.#host = host;
  }

  /** `show-messages` for a person: what plugins keep, then the log. */
  messages(pane: Pane): UiMode {
    const read = (): { kept: readonly string[]; log: readonly string[] } => ({
      kept: this.#host.keptMessages(),
      log: this.#host.loggedMessages(),
    });
    return this.#open(pane, "messages-view", (ui) => new ui.MessagesView(this.#styles(pane), read));
  }

  /** The keys of the prefix table that have notes, by their notes. */
  help(pane: Pane): UiMode {
    const { keyTables, sessionOptions } = this.#host.state;
    const prefix = sessionOptions.string("prefix");
    const keys = [...(keyTables.get("prefix")?.bindings.values() ?? [])]
      .filter((binding) => binding.note !== undefined)
      .map(({ keyName, note }) => ({ key: `${prefix} ${keyName}`, note: note ?? "" }));
    return this.#open(pane, "help-view", (ui) => new ui.HelpView(this.#styles(pane), keys));
  }

  plugin(pane: Pane, source: PluginViewSource, onClose: () => void = () => undefined): OpenView {
    const onError = (error: unknown): void => this.#host.report(`view ${source.name}`, error);
    const mode = this.#open(pane, source.name, (ui) => new ui.PluginView(source, onError), onClose);
    return {
      refresh: () => mode.update(),
      close: () => {
        if (pane.modes.includes(mode)) this.#host.leave(pane);
      },
    };
  }

  /** Puts a view on top of a pane; one of the same name that is on top already goes first. */
  #open(pane: Pane, name: string, make: (ui: Ui) => UiView, onClose?: () => void): UiMode {
    if (pane.modes[0]?.name === name) this.#host.leave(pane);
    const mode = new UiMode(name, pane, this.#host, onClose);
    pane.modes.unshift(mode);
    pane.changed = true;
    fire(this.#host.state, "pane-mode-changed", { pane });
    this.#host.changed(pane);
    this.#host.background(
      name,
      import("#ui/views.ts").then((ui) => mode.show(make(ui), new ui.ViewSurface(() => mode.update()))),
    );
    return mode;
  }

  #styles(pane: Pane): ListStyles {
    const context = formatContext(this.#host.state, { pane });
    const style = (name: string) => optionStyle(pane.window.options, name, context);
    return {
      title: { ...style("pane-active-border-style"), attr: ATTR_BRIGHT },
      selected: style("mode-style"),
      match: style("copy-mode-match-style"),
    };
  }
}
