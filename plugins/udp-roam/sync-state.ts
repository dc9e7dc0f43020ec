/**
 * An object kept the same at both ends. State numbers name versions of it; a diff leads from one to another.
 * Source: mobile-shell/mosh src/statesync/user.h
 */
export interface SyncState<Self> {
  /** A version that later changes of this one do not touch. */
  copy(): Self;
  /** What leads from `older` to this; empty when they are equal. */
  diffFrom(older: Self): Uint8Array;
  /** @returns false for bytes that are no diff; the object is then as it was, or thrown away by the caller */
  apply(diff: Uint8Array): boolean;
  equals(other: Self): boolean;
  /** Every version below `oldest` is out of use: what only they need can go. */
  forgetBefore?(oldest: Self): void;
}
