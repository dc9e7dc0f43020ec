import type { Identify } from "./messages.ts";

const TEXTS = ["version", "cwd", "tty", "term", "name"] as const;
const NUMBERS = ["pid", "cols", "rows", "xPixel", "yPixel", "control"] as const;
const LISTS = ["argv", "features"] as const;

const isText = (value: unknown): boolean => typeof value === "string";

function isEnvironment(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
}

/** Whether a client's first message has every field of its kind. Sizes may still be anything: see `clientSize`. */
export function isIdentify(message: object): message is Identify {
  const fields = message as Readonly<Record<string, unknown>>;
  return (
    TEXTS.every((name) => isText(fields[name])) &&
    NUMBERS.every((name) => Number.isFinite(fields[name])) &&
    isEnvironment(fields["environment"]) &&
    LISTS.every((name) => {
      const list = fields[name];
      return Array.isArray(list) && list.every(isText);
    })
  );
}
