import { globMatch } from "#model/glob.ts";
import { Regex } from "../regex/regex.ts";
import { bool, type Operate } from "./operation.ts";

/** `N:` and `N/w:`: whether the session has a window of this name. */
export const windowName: Operate<"window-name"> = (evaluation, part) => {
  const { session } = evaluation.context;
  if (session === undefined) return undefined;
  const name = evaluation.expand(part.whole);
  return bool([...session.winlinks.values()].some((winlink) => winlink.window.name === name));
};

/** `N/s:`: whether there is a session of this name. */
export const sessionName: Operate<"session-name"> = (evaluation, part) => {
  const name = evaluation.expand(part.whole);
  return bool([...evaluation.context.state.sessions.values()].some((session) => session.name === name));
};

/** `C:text`: 1-based row of the pane's screen that holds the text, 0 for none; `r` a regular expression, `i` in any case. */
export const search: Operate<"search"> = (evaluation, part, plan) => {
  const term = evaluation.expand(part.whole);
  const { pane } = evaluation.context;
  if (pane === undefined) return "0";
  const ignoreCase = plan.operation.flags.includes("i");
  const regex = plan.operation.flags.includes("r") ? Regex.compile(term, ignoreCase) : undefined;
  if (regex === undefined && plan.operation.flags.includes("r")) return "0";
  const { screen } = pane.terminal;
  for (let row = 0; row < screen.rows; row++) {
    const line = screen.text(row);
    if (regex === undefined ? globMatch(`*${term}*`, line, { ignoreCase }) : regex.test(line)) return String(row + 1);
  }
  return "0";
};
