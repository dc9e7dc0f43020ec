import type { FormatContext } from "./context.ts";

/** What a variable's `get` may return: undefined expands to nothing and counts as "not found" in conditions; booleans print as 1 and 0. */
export type FormatValue = string | number | boolean | undefined;

/** One format variable: the single source for expansion and the reference page. */
export interface FormatVariable {
  readonly name: string;
  /** File of `variables/` it stands in: the heading of the reference page. */
  readonly subject: string;
  readonly doc: string;
  /** A time: `get` returns whole seconds since the epoch, 0 for never (expands to nothing). */
  readonly time: boolean;
  get(context: FormatContext): FormatValue;
}

interface Row<Subject> {
  readonly doc: string;
  readonly time?: boolean;
  readonly get: (subject: Subject, context: FormatContext) => FormatValue;
}

/**
 * Names the variables of one subject.
 *
 * @param subjectOf picks the object the rows read; where it returns undefined all rows expand to nothing
 */
export function defineFormats<Subject>(
  subject: string,
  subjectOf: (context: FormatContext) => Subject | undefined,
  rows: Readonly<Record<string, Row<Subject>>>,
): readonly FormatVariable[] {
  return Object.entries(rows).map(([name, row]) => ({
    name,
    subject,
    doc: row.doc,
    time: row.time ?? false,
    get(context) {
      const from = subjectOf(context);
      return from === undefined ? undefined : row.get(from, context);
    },
  }));
}
