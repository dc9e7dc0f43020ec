/**
 * A name for a session, window, buffer or title as the model keeps it, or undefined where it is not allowed:
 * control characters and bytes that are not UTF-8 (they arrive as U+FFFD) are refused, a backslash is doubled.
 *
 * @param untrusted from a program in a pane: `#(` would run a command when shown, so it becomes `_(`
 * Source: tmux/tmux tmux.c, clean_name; regress/check-names.sh
 */
export function cleanName(name: string, untrusted = false): string | undefined {
  for (const char of name) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd || (code >= 0xd800 && code < 0xe000))
      return undefined;
  }
  return (untrusted ? name.replaceAll("#(", "_(") : name).replaceAll("\\", "\\\\");
}

/** A window's name made of its command: `exec`, quotes, leading dashes, arguments and the directory of an absolute path go. */
export function windowNameFromCommand(command: string): string {
  let name = command.startsWith('"') ? command.slice(1) : command;
  const quote = name.indexOf('"');
  if (quote !== -1) name = name.slice(0, quote);
  if (name.startsWith("exec ")) name = name.slice("exec ".length);
  name = name.replace(/^[ -]+/, "");
  const space = name.indexOf(" ");
  if (space !== -1) name = name.slice(0, space);
  while (name.length > 1 && !/[!-~]$/.test(name)) name = name.slice(0, -1);
  if (name.startsWith("/")) name = name.replace(/\/+$/, "").split("/").at(-1) || "/";
  return cleanName(name) ?? "";
}
