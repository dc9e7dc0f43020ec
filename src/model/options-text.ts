import { globMatch } from "./glob.ts";
import { parseNumber } from "./number.ts";
import { OPTION_SPELLINGS, optionRow, optionRows, type OptionRow } from "./options-table.ts";
import { arrayKey, type Options, type OptionValue } from "./options.ts";

/** What only upper layers can tell about a text; each returns the text as it is kept, or undefined where it is bad. */
export interface OptionChecks {
  style(text: string): string | undefined;
  /** A colour as `set pane-border-style fg=` takes it, printed back in tmux's form. */
  colour(text: string): string | undefined;
  key(text: string): string | undefined;
  command(text: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };
  /** Whether the path is a program that can be a shell. */
  shell(path: string): boolean;
}

/** An option's name and, for an array's item, its key: `status-format[1]`. Undefined where the brackets are wrong. */
export function parseOptionName(text: string): { readonly name: string; readonly key: string | undefined } | undefined {
  if (text === "") return undefined;
  const open = text.indexOf("[");
  if (open === -1) return { name: text, key: undefined };
  const close = text.indexOf("]", open + 1);
  if (close !== text.length - 1 || close === open + 1) return undefined;
  const key = arrayKey(text.slice(open + 1, close));
  return key === undefined ? undefined : { name: text.slice(0, open), key };
}

/** `key`: of an array's item (`name[key]`); `row`: undefined for an option of the user's (`@name`). */
export type OptionMatch =
  | { readonly ok: true; readonly name: string; readonly key: string | undefined; readonly row: OptionRow | undefined }
  | { readonly ok: false; readonly ambiguous: boolean };

/** Finds an option by its name, an unambiguous beginning of it, or `@name` (which has no row). */
export function matchOption(text: string): OptionMatch {
  const parsed = parseOptionName(text);
  if (parsed === undefined) return { ok: false, ambiguous: false };
  if (parsed.name.startsWith("@")) return { ok: true, ...parsed, row: undefined };
  const name = OPTION_SPELLINGS[parsed.name] ?? parsed.name;
  const exact = optionRow(name);
  if (exact !== undefined) return { ok: true, name: exact.name, key: parsed.key, row: exact };
  const found = optionRows.filter((row) => row.name.startsWith(name));
  const [row] = found;
  if (row === undefined || found.length > 1) return { ok: false, ambiguous: found.length > 1 };
  return { ok: true, name: row.name, key: parsed.key, row };
}

/** A value as tmux prints it unquoted; a whole array with blanks between its items. @param numeric flags as 1 and 0 */
export function optionText(value: OptionValue | undefined, numeric = false): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return numeric ? (value ? "1" : "0") : value ? "on" : "off";
  if (typeof value === "object") return [...value.values()].join(" ");
  return String(value);
}

/**
 * Sets an option that is no array from what a user wrote.
 *
 * @param text undefined: no value given, which toggles flags and two-valued choices
 * @returns what is wrong with it in tmux's words, undefined where it is set
 * Source: tmux/tmux options.c, options_from_string
 */
export function setOptionText(
  options: Options,
  name: string,
  text: string | undefined,
  append: boolean,
  checks: OptionChecks,
): string | undefined {
  const row = optionRow(name);
  if (row === undefined && !name.startsWith("@")) return "bad option name";
  if (row?.type === "flag") return setFlag(options, row, text);
  if (row?.type === "choice") return setChoice(options, row, text);
  if (text === undefined) return "empty value";
  if (row?.type === "number") return setNumber(options, row, text);
  const old = options.own(name);
  const joined = append && typeof old === "string" && keepsText(row) ? `${old}${row?.separator ?? ""}${text}` : text;
  const checked = checkText(row, joined, checks);
  if (checked.ok) options.set(name, checked.text);
  // As in tmux, what was inherited until now is kept as the option's own.
  else if (old === undefined && keepsText(row)) options.set(name, options.get(name) ?? "");
  return checked.ok ? undefined : checked.error;
}

/** Sets one item of an array option. @returns what is wrong in tmux's words */
export function setOptionItem(
  options: Options,
  name: string,
  key: string,
  text: string,
  append: boolean,
  checks: OptionChecks,
): string | undefined {
  const row = optionRow(name);
  if (row?.array !== true) return "not an array";
  const at = arrayKey(key);
  if (at === undefined) return `bad array key: ${key}`;
  const own = options.own(name);
  const old = typeof own === "object" ? own.get(at) : undefined;
  const joined = append && old !== undefined && row.type === "string" ? old + text : text;
  const checked = checkText(row, joined, checks);
  if (!checked.ok) return checked.error;
  options.setArrayItem(name, at, checked.text);
  return undefined;
}

/** Adds what `text` holds to an array option set here: divided by the option's separator, each at the first free index. */
export function addOptionItems(options: Options, name: string, text: string, checks: OptionChecks): string | undefined {
  const row = optionRow(name);
  if (row?.array !== true) return "not an array";
  for (const item of splitItems(text, row.separator ?? " ,")) {
    const own = options.own(name);
    let index = 0;
    while (typeof own === "object" && own.has(String(index))) index++;
    const error = setOptionItem(options, name, String(index), item, false, checks);
    if (error !== undefined) return error;
  }
  return undefined;
}

function splitItems(text: string, separators: string): string[] {
  if (separators === "") return text === "" ? [] : [text];
  const items: string[] = [];
  let item = "";
  for (const char of text) {
    if (!separators.includes(char)) item += char;
    else if (item !== "") items.push(item);
    if (separators.includes(char)) item = "";
  }
  if (item !== "") items.push(item);
  return items;
}

function keepsText(row: OptionRow | undefined): boolean {
  return (
    row === undefined || row.type === "string" || row.type === "style" || (row.type === "colour" && row.text === true)
  );
}

type Checked = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

function checkText(row: OptionRow | undefined, text: string, checks: OptionChecks): Checked {
  const kept = (result: string | undefined, error: string): Checked =>
    result === undefined ? { ok: false, error } : { ok: true, text: result };
  if (row?.name === "default-shell" && !checks.shell(text))
    return { ok: false, error: `not a suitable shell: ${text}` };
  if (row?.pattern !== undefined && !globMatch(row.pattern, text))
    return { ok: false, error: `value is invalid: ${text}` };
  switch (row?.type) {
    case "key":
      return kept(checks.key(text), `bad key: ${text}`);
    case "command":
      return checks.command(text);
    case "style":
      return text.includes("#{") || checks.style(text) !== undefined
        ? { ok: true, text }
        : { ok: false, error: `invalid style: ${text}` };
    case "colour":
      if (row.text !== true) return kept(checks.colour(text), `bad colour: ${text}`);
      if (text === "" || text.includes("#{") || checks.colour(text) !== undefined) return { ok: true, text };
      return { ok: false, error: `invalid colour: ${text}` };
    default:
      return { ok: true, text };
  }
}

function setNumber(options: Options, row: OptionRow, text: string): string | undefined {
  const number = parseNumber(text, row.min ?? 0, row.max ?? Number.MAX_SAFE_INTEGER);
  if (!number.ok) return `value is ${number.error}: ${text}`;
  options.set(row.name, number.value);
  return undefined;
}

function setFlag(options: Options, row: OptionRow, text: string | undefined): string | undefined {
  const word = text?.toLowerCase() ?? "";
  if (word === "") options.set(row.name, !options.flag(row.name));
  else if (word === "1" || word === "on" || word === "yes") options.set(row.name, true);
  else if (word === "0" || word === "off" || word === "no") options.set(row.name, false);
  else return `bad value: ${text}`;
  return undefined;
}

function setChoice(options: Options, row: OptionRow, text: string | undefined): string | undefined {
  const choices = row.choices ?? [];
  if (text === undefined) {
    const at = choices.indexOf(options.string(row.name));
    if (at < 2) options.set(row.name, choices[1 - at] ?? "");
    return undefined;
  }
  if (!choices.includes(text)) return `unknown value: ${text}`;
  options.set(row.name, text);
  return undefined;
}
