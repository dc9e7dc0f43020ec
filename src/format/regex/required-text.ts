import type { Node } from "./syntax.ts";

/**
 * The longest text that every match of an expression has in it, without blanks at its ends; "" where there is none. With it
 * most texts are seen to have no match by one look for a text. Only ASCII counts: other letters have more forms.
 */
export function requiredText(node: Node): string {
  const runs = [""];
  const end = (): void => void runs.push("");
  const collect = (item: Node): void => {
    switch (item.kind) {
      case "char":
        if (item.literal !== undefined && item.literal >= " " && item.literal <= "~")
          runs[runs.length - 1] += item.literal;
        else end();
        break;
      case "sequence":
        item.items.forEach(collect);
        break;
      case "group":
        collect(item.item);
        break;
      case "choice":
        end();
        break;
      case "repeat":
        end();
        if (item.min > 0) collect(item.item);
        end();
        break;
      case "assert":
        break;
    }
  };
  collect(node);
  return runs.map((run) => run.trim()).reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}
