/** What would end or change a double-quoted string. */
const SPECIAL_IN_DOUBLE_QUOTES = /["\\$;~]/g;

/**
 * Puts a value into a template: `%1` … `%9` for its own index, the first `%%` for any.
 * `%%` stands in single quotes, so quotes are escaped; a third `%` (`%%%`, `%1%`) is for double quotes.
 *
 * @param index 1-based
 * Source: tmux/tmux cmd.c, cmd_template_replace
 */
export function replaceInTemplate(template: string, value: string, index: number): string {
  if (!template.includes("%")) return template;
  let replaced = false;
  let out = "";
  for (let i = 0; i < template.length; i++) {
    if (template[i] !== "%") {
      out += template[i];
      continue;
    }
    const next = template[i + 1];
    const isIndexed = index <= 9 && next === String(index);
    if (!isIndexed && (next !== "%" || replaced)) {
      out += "%";
      continue;
    }
    if (!isIndexed) replaced = true;
    i++;
    const forDoubleQuotes = template[i + 1] === "%";
    if (forDoubleQuotes) {
      i++;
      out += value.replaceAll(SPECIAL_IN_DOUBLE_QUOTES, "\\$&");
    } else out += isIndexed ? value : value.replaceAll("'", "'\\''");
  }
  return out;
}

/** Puts all values into a template, the first as `%1`. */
export function replaceAllInTemplate(template: string, values: readonly string[]): string {
  let out = template;
  for (const [i, value] of values.entries()) out = replaceInTemplate(out, value, i + 1);
  return out;
}
