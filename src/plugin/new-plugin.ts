import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The files of a new plugin, by name: it works as they are. */
export function newPluginFiles(name: string): Readonly<Record<string, string>> {
  const variable = `${name.replaceAll("-", "_")}_count`;
  return {
    "index.ts": `import { definePlugin, option } from "troam/plugin";

export default definePlugin({
  name: "${name}",
  api: 1,
  options: { "@${name}-step": option.number({ default: 1, min: 1, doc: "What each call adds." }) },

  activate(ctx) {
    let count = 0;
    const shown = ctx.variable("${variable}", "How often ${name} was called");
    ctx.statusSegment({ name: "count", side: "right", text: "#{?${variable},${name}: #{${variable}} ,}" });
    ctx.command({
      name: "${name}",
      args: "",
      operands: [0, 0],
      usage: "",
      exec() {
        count += ctx.options["@${name}-step"];
        shown.set(String(count));
      },
    });
  },
});
`,
    "package.json": `${JSON.stringify(
      {
        name,
        version: "0.1.0",
        type: "module",
        exports: "./index.ts",
        keywords: ["troam-plugin"],
        engines: { troam: ">=0.1.0" },
      },
      undefined,
      2,
    )}\n`,
    "README.md": `# ${name}\n\nPut \`set -g @plugin '~/path/to/${name}'\` into the config file, then run \`${name}\` at the command prompt.\n`,
  };
}

/** `troam plugin new NAME`: makes a folder with a plugin that works. @returns what was done, or why not */
export function writeNewPlugin(name: string, from: string): { readonly ok: boolean; readonly text: string } {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return { ok: false, text: `bad name: ${name} (small letters, digits and -)` };
  const folder = resolve(from, name);
  if (existsSync(folder)) return { ok: false, text: `${folder} is already there` };
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(newPluginFiles(name))) writeFileSync(join(folder, file), text);
  return { ok: true, text: `${folder} is made; try it: troam load-plugin ${folder}` };
}
