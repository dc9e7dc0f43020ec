import { dlopen, type FFIFunction } from "bun:ffi";

/** Names of the C library, by platform; the first that loads is taken (glibc, then musl). */
const NAMES =
  process.platform === "darwin"
    ? ["libSystem.B.dylib"]
    : ["libc.so.6", `libc.musl-${process.arch === "arm64" ? "aarch64" : "x86_64"}.so.1`, "libc.so"];

/** Opens the C library for the few calls that bun itself has no door to. @throws Error when there is none */
export function libc<const T extends Record<string, FFIFunction>>(symbols: T) {
  for (const name of NAMES.slice(0, -1)) {
    try {
      return dlopen(name, symbols).symbols;
    } catch {
      // the next name
    }
  }
  return dlopen(NAMES.at(-1) ?? "libc.so", symbols).symbols;
}
