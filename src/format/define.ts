import type { FormatContext } from "./context.ts";

/** What a variable may be; undefined expands to nothing and counts as not found in conditions; booleans print as 1 and 0. */
export type FormatValue = string | number | boolean | undefined;

/** Expands a format (an option's text) in the context at hand. */
export type ExpandText = (text: string) => string;

/** One format variable: the single source for expansion and the reference page. */
export interface FormatVariable {
  readonly name: string;
  /** What it is about: the heading of the reference page. */
  readonly subject: string;
  readonly doc: string;
  /** A time: `get` returns seconds since the epoch, 0 for never (which expands to nothing); rows give milliseconds. */
  readonly time: boolean;
  get(context: FormatContext, expand: ExpandText): FormatValue;
}

interface Row<Subject> {
  readonly doc: string;
  readonly time?: boolean;
  readonly get: (subject: Subject, context: FormatContext, expand: ExpandText) => FormatValue;
}

/**
 * Names the variables of one subject.
 *
 * @param subjectOf picks the object that the rows read; where it is undefined all rows expand to nothing
 */
export function defineFormats<Subject>(
  subject: string,
  subjectOf: (context: FormatContext) => Subject | undefined,
  rows: Readonly<Record<string, Row<Subject>>>,
): readonly FormatVariable[] {
  return Object.entries(rows).map(([name, { doc, time = false, get }]) => ({
    name,
    subject,
    doc,
    time,
    get(context, expand) {
      const from = subjectOf(context);
      if (from === undefined) return undefined;
      const value = get(from, context, expand);
      return time && typeof value === "number" ? Math.floor(value / 1000) : value;
    },
  }));
}
