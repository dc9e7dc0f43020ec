/// <reference lib="dom" />

export type State = "connecting" | "live" | "away" | "gone";

/** What stands around the terminal: state, who may do what, who is here. */
export class Page {
  readonly #state = byId("state");
  readonly #access = byId("access");
  readonly #watchers = byId("watchers");
  readonly #message = byId("message");

  state(state: State, line: string): void {
    document.body.dataset["state"] = state;
    this.#state.textContent = line;
    this.#message.hidden = true;
  }

  access(readOnly: boolean): void {
    this.#access.hidden = false;
    this.#access.textContent = readOnly ? "read only" : "you can type";
    this.#access.className = readOnly ? "badge" : "badge write";
    byId("sealed").hidden = false;
  }

  viewers(writers: number, readers: number): void {
    const all = writers + readers;
    this.#watchers.textContent = all === 1 ? "only you are watching" : `${all} watching, ${writers} can type`;
  }

  /** It is over; the page does not try again. */
  gone(line: string): void {
    this.state("gone", "Ended");
    this.#watchers.textContent = "";
    this.#message.textContent = line;
    this.#message.hidden = false;
  }
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}
