/** tmux's truth: neither empty nor `0`. */
export function isTrue(text: string): boolean {
  return text !== "" && text !== "0";
}
