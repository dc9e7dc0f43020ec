/**
 * How much the fuzzers of this folder feed, in bytes. FUZZ_BYTES=100000000 takes minutes; FUZZ_SEED=n begins at a seed that
 * a failure named.
 */
export const FUZZ_BYTES = Number(process.env["FUZZ_BYTES"] ?? 1_000_000);
export const FUZZ_SEED = Number(process.env["FUZZ_SEED"] ?? 1);
/** Long enough for the large run, ms. */
export const FUZZ_TIMEOUT_MS = 3_600_000;
