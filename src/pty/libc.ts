import { dlopen, type FFIFunction } from "bun:ffi";

/** Opens the C library (glibc, then musl) for the calls that make a pty on Linux. @throws Error when there is none */
export function libc<const T extends Record<string, FFIFunction>>(symbols: T) {
  try {
    return dlopen("libc.so.6", symbols).symbols;
  } catch {
    return dlopen(`libc.musl-${process.arch === "arm64" ? "aarch64" : "x86_64"}.so.1`, symbols).symbols;
  }
}
