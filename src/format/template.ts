import { parseModifiers, type Modifier } from "./modifiers.ts";
import type { Plan } from "./plan.ts";
import { skipTo, splitAtComma, splitAtCommas } from "./skip.ts";

/** `#(command)`: the command is a format itself. */
export interface JobPart {
  readonly kind: "job";
  readonly command: string;
}

/** `#{…}` or an alias such as `#S`. What can be read once is kept: the same part is expanded with every redraw. */
export class ReplacePart {
  readonly kind = "replace";
  readonly source: string;
  readonly modifiers: readonly Modifier[];
  /** What the modifiers work on. */
  readonly body: string;
  /** What the modifiers come to, where that does not depend on what their arguments expand to. */
  plan: Plan | undefined;
  #whole: Template | undefined;
  #sides: readonly [Template, Template] | undefined;
  #operands: readonly Template[] | undefined;
  #branches: readonly Template[] | undefined;

  constructor(source: string) {
    const { modifiers, body } = parseModifiers(source);
    this.source = source;
    this.modifiers = modifiers;
    this.body = body;
  }

  /** The body as one format. */
  get whole(): Template {
    return (this.#whole ??= compile(this.body));
  }

  /** The body cut at its first comma, undefined where it has none. */
  get sides(): readonly [Template, Template] | undefined {
    if (this.#sides !== undefined) return this.#sides;
    const sides = splitAtComma(this.body);
    return sides === undefined ? undefined : (this.#sides = [compile(sides[0]), compile(sides[1])]);
  }

  /** The body cut at all its commas. */
  get operands(): readonly Template[] {
    return (this.#operands ??= splitAtCommas(this.body).map(compile));
  }

  /** The body of a conditional, without its `?`, cut at all its commas: condition, value, condition, value, … */
  get branches(): readonly Template[] {
    return (this.#branches ??= splitAtCommas(this.body.slice(1)).map(compile));
  }
}

export type Part = string | JobPart | ReplacePart;

/** A format read once. */
export interface Template {
  readonly source: string;
  readonly parts: readonly Part[];
  /** The whole text where nothing in it is to be replaced. */
  readonly literal: string | undefined;
  /** Has a `%`: strftime may change it. */
  readonly hasPercent: boolean;
}

const ALIASES: Readonly<Record<string, string>> = {
  D: "pane_id",
  F: "window_flags",
  H: "host",
  I: "window_index",
  P: "pane_index",
  S: "session_name",
  T: "pane_title",
  W: "window_name",
  h: "host_short",
};

/** Templates are few and come again with every redraw; texts with a time in them are new each second, so the oldest go. */
const CACHE_SIZE = 2000;
/** Longer texts come from programs (titles, buffers), not from options; keeping them would hold too much. */
const CACHED_LENGTH = 16384;
const cache = new Map<string, Template>();

/** The template of a text, from the cache where it has been seen. */
export function compile(source: string): Template {
  const known = cache.get(source);
  if (known !== undefined) return known;
  const template = parseTemplate(source);
  if (source.length > CACHED_LENGTH) return template;
  if (cache.size >= CACHE_SIZE) {
    const oldest = cache.keys().next().value;
    if (oldest !== undefined) cache.delete(oldest);
  }
  cache.set(source, template);
  return template;
}

/** Reads a format. What cannot be read (`#{` or `#(` without an end) ends it: the rest is dropped, as in tmux. */
function parseTemplate(source: string): Template {
  const parts: Part[] = [];
  let text = "";
  let at = 0;
  let styleEnd = -1;
  const put = (part: Part): void => {
    if (text !== "") parts.push(text);
    text = "";
    parts.push(part);
  };
  while (at < source.length) {
    const hash = source.indexOf("#", at);
    if (hash === -1) {
      text += source.slice(at);
      break;
    }
    text += source.slice(at, hash);
    const char = source.charAt(hash + 1);
    if (char === "") break;
    at = hash + 2;
    if (char === "(") {
      const end = closingParenthesis(source, at);
      if (end === -1) break;
      put({ kind: "job", command: source.slice(at, end) });
      at = end + 1;
    } else if (char === "{") {
      const end = skipTo(source, hash, "}");
      if (end === -1) break;
      put(new ReplacePart(source.slice(at, end)));
      at = end + 1;
    } else if (char === "[" || char === "#") {
      let bracket = hash + 1;
      while (source.charAt(bracket) === "#") bracket++;
      if (source.charAt(bracket) === "[") {
        // A style, perhaps after escaped hashes: drawing reads it.
        styleEnd = skipTo(source, hash, "]");
        text += source.slice(hash, bracket + 1);
        at = bracket + 1;
      } else text += char;
    } else if (char === "}" || char === ",") text += char;
    else {
      const alias = at > styleEnd && Object.hasOwn(ALIASES, char) ? ALIASES[char] : undefined;
      if (alias === undefined) text += `#${char}`;
      else put(new ReplacePart(alias));
    }
  }
  if (text !== "") parts.push(text);
  const [first] = parts;
  const literal = parts.length === 0 ? "" : parts.length === 1 && typeof first === "string" ? first : undefined;
  return { source, parts, literal, hasPercent: source.includes("%") };
}

function closingParenthesis(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return at;
  }
  return -1;
}
