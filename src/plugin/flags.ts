/** Letters of a getopt string that take no value, and those that take one, as a type. */
type FlagsOf<Args extends string> = Args extends `${infer C}:${infer Rest}`
  ? C extends `${infer First}${infer Last}`
    ? Last extends ""
      ? { readonly [K in First]?: string } & FlagsOf<Rest>
      : { readonly [K in First]?: boolean } & FlagsOf<`${Last}:${Rest}`>
    : FlagsOf<Rest>
  : Args extends `${infer First}${infer Rest}`
    ? { readonly [K in First]?: boolean } & FlagsOf<Rest>
    : unknown;

/**
 * The flags of a command with the getopt letters `Args`: `"o:t"` gives `{ o?: string; t?: boolean }`.
 *
 * @since 0.1.0
 */
export type Flags<Args extends string> = FlagsOf<Args>;
