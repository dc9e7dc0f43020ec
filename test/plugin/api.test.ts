import { expect, setDefaultTimeout, test } from "bun:test";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pluginApi } from "../../scripts/generate-plugin-api.ts";

setDefaultTimeout(60_000);

const root = resolve(import.meta.dir, "../..");
const file = join(root, "docs/api/plugin.d.ts");
const written = readFileSync(file, "utf8");

test("docs/api/plugin.d.ts is what the sources promise: after a change of the API run `npm run api`", async () => {
  expect(written).toBe(await pluginApi());
});

test("everything a plugin can import says since when it is there", () => {
  const exported = [
    ...written.matchAll(
      /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)?\n {4}export (?:class|function|interface|type|const) ([\w$]+)/g,
    ),
  ];
  const names = exported.filter(([, , name]) => !/^[A-Z_0-9]+$/.test(name ?? ""));
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter(([, comment]) => !comment?.includes("@since")).map(([, , name]) => name)).toEqual([]);
});

test("the file stands alone: the documentation's plugin compiles against it, and a wrong one does not", async () => {
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "api-"));
  const plugin =
    /```ts\n(\/\/ ~\/\.config.*?)```/s.exec(readFileSync(join(root, "docs/plugins.md"), "utf8"))?.[1] ?? "";
  const compile = async (text: string): Promise<string> => {
    writeFileSync(join(folder, "plugin.ts"), text);
    const tsc = Bun.spawn([process.execPath, "--bun", join(root, "node_modules/.bin/tsc"), "-p", folder], {
      stdout: "pipe",
    });
    const lines = (await new Response(tsc.stdout).text()).split("\n");
    // Declarations of packages are checked too, and are not ours to mend.
    return lines.filter((line) => /plugin\.(d\.)?ts\(/.test(line)).join("\n");
  };
  try {
    // a package of its own: here the name troam leads to no sources
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "somebody-s-plugin" }));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: "../../../tsconfig.json",
        compilerOptions: { paths: {}, skipLibCheck: false },
        include: ["plugin.ts", file],
      }),
    );
    expect(await compile(plugin)).toBe("");
    expect(await compile(plugin.replace("ctx.notify(", "ctx.shout("))).toContain("'shout' does not exist");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
