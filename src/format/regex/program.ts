import type { Assertion, CharTest, Node } from "./syntax.ts";

/** One instruction; `next` and `other` are indexes of instructions. `split` prefers `next`. */
export type Instruction =
  | { readonly op: "char"; readonly test: CharTest; readonly next: number }
  | { readonly op: "split"; readonly next: number; readonly other: number }
  | { readonly op: "save"; readonly slot: number; readonly next: number }
  | { readonly op: "assert"; readonly what: Assertion; readonly next: number }
  | { readonly op: "match" };

/** Counted repeats multiply (`((a{9}){9}){9}`); more instructions than this and the expression is refused. */
const PROGRAM_MAX = 5000;

/** Writes a tree out as a program for `Regex`, last instruction first. @returns undefined where it would be too long */
export function compileProgram(
  node: Node,
): { readonly code: readonly Instruction[]; readonly start: number } | undefined {
  const code: Instruction[] = [{ op: "match" }];
  const add = (instruction: Instruction): number => {
    code.push(instruction);
    return code.length - 1;
  };

  const emit = (item: Node, next: number): number => {
    if (code.length > PROGRAM_MAX) return next;
    switch (item.kind) {
      case "char":
        return add({ op: "char", test: item.test, next });
      case "assert":
        return add({ op: "assert", what: item.what, next });
      case "sequence":
        return item.items.reduceRight((after, part) => emit(part, after), next);
      case "choice":
        return item.items
          .slice(0, -1)
          .reduceRight(
            (other, part) => add({ op: "split", next: emit(part, next), other }),
            emit(item.items.at(-1) ?? { kind: "sequence", items: [] }, next),
          );
      case "group": {
        const close = add({ op: "save", slot: item.index * 2 + 1, next });
        return add({ op: "save", slot: item.index * 2, next: emit(item.item, close) });
      }
      case "repeat":
        return emitRepeat(item, next);
    }
  };

  const emitRepeat = (item: Extract<Node, { kind: "repeat" }>, next: number): number => {
    let start = next;
    if (item.max === Infinity) {
      const loop = add({ op: "match" }); // its place; the split knows the body only when that is written
      code[loop] = { op: "split", next: emit(item.item, loop), other: next };
      start = loop;
    } else {
      for (let count = item.min; count < item.max; count++)
        start = add({ op: "split", next: emit(item.item, start), other: next });
    }
    for (let count = 0; count < item.min; count++) start = emit(item.item, start);
    return start;
  };

  const start = emit(node, 0);
  return code.length > PROGRAM_MAX ? undefined : { code, start };
}
