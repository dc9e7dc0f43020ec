import { defineFormats } from "../define.ts";
import { visibleBytes } from "../visible-bytes.ts";

/** Bytes of a buffer, and characters of what they look like, that a sample shows. */
const SAMPLE_LENGTH = 200;

function sample(bytes: Uint8Array): string {
  const text = visibleBytes(bytes.subarray(0, SAMPLE_LENGTH));
  const isCut = bytes.length > SAMPLE_LENGTH || text.length > SAMPLE_LENGTH;
  return isCut ? `${text.slice(0, SAMPLE_LENGTH)}...` : text;
}

export default defineFormats("buffer", ({ buffer }) => buffer, {
  buffer_created: { doc: "Time when the buffer was made", time: true, get: (b) => b.created },
  buffer_full: { doc: "All of the buffer", get: (b) => new TextDecoder().decode(b.bytes) },
  buffer_name: { doc: "Name of the buffer", get: (b) => b.name },
  buffer_sample: { doc: "Beginning of the buffer, made visible", get: (b) => sample(b.bytes) },
  buffer_size: { doc: "Bytes in the buffer", get: (b) => b.bytes.length },
});
