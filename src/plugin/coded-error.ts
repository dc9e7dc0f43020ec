/**
 * Something outside of us went wrong in a way we know: `code` is the same in every version, `docs/errors.md` says what to do.
 *
 * @since 0.1.0
 */
export class CodedError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Messages by code; each is made from the fields it needs. */
type ErrorTable = Readonly<Record<string, (fields: never) => string>>;

/** For each code what makes its error. */
type ErrorMakers<T extends ErrorTable> = {
  readonly [Code in keyof T]: (...fields: Parameters<T[Code]>) => CodedError;
};

/**
 * Makes the errors of one part from its table: `errors.RELAY_REFUSED({ line })`.
 *
 * @since 0.1.0
 */
export function defineErrors<T extends ErrorTable>(table: T): ErrorMakers<T> {
  const makers = Object.entries(table).map(([code, message]) => [
    code,
    (fields: never) => new CodedError(code, message(fields)),
  ]);
  return Object.fromEntries(makers) as ErrorMakers<T>;
}
