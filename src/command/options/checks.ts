import { accessSync, constants } from "node:fs";
import { isValidStyle } from "#format/style.ts";
import { formatKey, parseKeyName } from "#input/key-names.ts";
import type { OptionChecks } from "#model/options-text.ts";
import type { ServerState } from "#model/state.ts";
import { COLOUR_NONE, colourFromString, colourToString } from "#terminal/colour.ts";
import { parseCommands } from "../parse/parse.ts";

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What an option's text may be, for the types that the model cannot judge. */
export function optionChecks(state: ServerState): OptionChecks {
  return {
    style: (text) => (isValidStyle(text) ? text : undefined),
    colour: (text) => {
      const colour = colourFromString(text);
      return colour === undefined || colour === COLOUR_NONE ? undefined : colourToString(colour);
    },
    key: (text) => {
      const key = parseKeyName(text);
      return key === undefined ? undefined : formatKey(key);
    },
    command: (text) => {
      const parsed = parseCommands(text, { state });
      return parsed.ok ? { ok: true, text: parsed.list.toString() } : { ok: false, error: parsed.error };
    },
    shell: (path) => path.startsWith("/") && !isOurselves(path) && isExecutable(path),
  };
}

/** A multiplexer as its own shell would start without end. */
function isOurselves(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "tmux" || name === "troam";
}
