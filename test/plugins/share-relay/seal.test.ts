import { describe, expect, test } from "bun:test";
import { framesKey, inputKey, Opener, Sealer, viewSecret } from "../../../plugins/share-relay/wire/seal.ts";
import { makeTokens } from "../../../plugins/share-relay/wire/token.ts";
import { open, seal, shareKeys } from "../../../plugins/share-relay/web/keys.ts";

const secret = new Uint8Array(32).fill(5);
const salt = new Uint8Array(16).fill(9);
const text = new TextEncoder().encode("the quick brown fox");
const context = { share: "share", type: 3, generation: 1, sequence: 12 };

describe("sealing", () => {
  test("opens under the same key and place only", () => {
    const sealed = new Sealer(secret, 0).seal(text, context);
    expect(new Opener(secret, 0).open(sealed, context)).toEqual(text);
    for (const other of [{ sequence: 13 }, { generation: 2 }, { type: 2 }, { share: "other" }]) {
      expect(new Opener(secret, 0).open(sealed, { ...context, ...other })).toBeUndefined();
    }
    expect(new Opener(new Uint8Array(32).fill(6), 0).open(sealed, context)).toBeUndefined();
    expect(new Opener(secret, 1).open(sealed, context)).toBeUndefined();
  });

  test("a changed byte anywhere releases nothing", () => {
    const sealed = new Sealer(secret, 0).seal(text, context);
    for (let i = 0; i < sealed.length; i++) {
      const forged = sealed.slice();
      forged[i]! ^= 1;
      expect(new Opener(secret, 0).open(forged, context)).toBeUndefined();
    }
  });

  test("what was opened once is not opened again, nor anything older", () => {
    const sealer = new Sealer(secret, 4);
    const [first, second] = [sealer.seal(text, context), sealer.seal(text, context)];
    const opener = new Opener(secret, 4);
    expect(opener.open(second!, context)).toEqual(text);
    expect(opener.open(second!, context)).toBeUndefined();
    expect(opener.open(first!, context)).toBeUndefined();
  });

  test("the browser's keys are the host's: it opens frames, and the host opens its input", async () => {
    const keys = await shareKeys(secret, false, salt, 3);
    const frame = new Sealer(framesKey(viewSecret(secret), salt), 0).seal(text, context);
    expect(await open(keys.frames, frame, context)).toEqual(new Uint8Array(text));
    const typed = await seal(keys.input!, 3, 0, text, context);
    expect(new Opener(inputKey(secret, salt, 3), 3).open(typed, context)).toEqual(text);
    // Another viewer's number, and it does not open.
    expect(new Opener(inputKey(secret, salt, 4), 3).open(typed, context)).toBeUndefined();
  });

  test("a read-only link opens frames and has no key to type with", async () => {
    const keys = await shareKeys(viewSecret(secret), true, salt, 3);
    const frame = new Sealer(framesKey(viewSecret(secret), salt), 0).seal(text, context);
    expect(await open(keys.frames, frame, context)).toEqual(new Uint8Array(text));
    expect(keys.input).toBeUndefined();
  });
});

describe("tokens", () => {
  test("stay the same for the same relay, host key and session, and differ otherwise", () => {
    const tokens = makeTokens(secret, "SHA256:key", "main");
    expect(makeTokens(secret, "SHA256:key", "main")).toEqual(tokens);
    for (const other of [
      makeTokens(salt, "SHA256:key", "main"),
      makeTokens(secret, "SHA256:other", "main"),
      makeTokens(secret, "SHA256:key", "work"),
    ]) {
      expect(other.readWrite).not.toBe(tokens.readWrite);
      expect(other.readOnly).not.toBe(tokens.readOnly);
    }
  });

  test("have 128 bits in letters that are not taken for one another; the read-only one says so and is unrelated", () => {
    const { readWrite, readOnly } = makeTokens(secret, "k", "s");
    expect(readWrite).toMatch(/^[a-hjkmnp-z2-9]{26}$/);
    expect(readOnly).toMatch(/^ro-[a-hjkmnp-z2-9]{26}$/);
    expect(26 * Math.log2(31)).toBeGreaterThan(128);
    expect(readOnly).not.toContain(readWrite);
  });
});
