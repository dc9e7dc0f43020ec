/**
 * The memory that a FloodReader shares with its thread: words for all, words of each slot, then the slots' rings. A slot is
 * one pty that is read; only one side writes each word, but for `STATE`.
 */
export const SLOTS = 8;
export const RING_BYTES = 1 << 18;

/** Words for all: each is counted up to wake the one or the other side, and says that the thread runs. */
export const WAKE_READER = 0;
export const WAKE_THREAD = 1;
export const RUNS = 2;

/** Words of a slot: its state; the pty's master; bytes put into the ring and taken out, modulo 2^32; how many it may hold. */
export const STATE = 0;
export const FD = 1;
export const PUT = 2;
export const TAKEN = 3;
export const LIMIT = 4;

/** In use by nobody; read by the thread; to be let go by it; let go: the fd is closed, what is in the ring is still to be taken. */
export const FREE = 0;
export const READING = 1;
export const STOPPING = 2;
export const DONE = 3;

const SLOT_WORDS = 16;
const CONTROL_BYTES = 4096;

export const SHARED_BYTES = CONTROL_BYTES + SLOTS * RING_BYTES;

/** Index of a slot's first word. */
export const wordsOf = (slot: number): number => SLOT_WORDS * (slot + 1);

/** Offset of a slot's ring, bytes. */
export const ringOf = (slot: number): number => CONTROL_BYTES + slot * RING_BYTES;
