import type { Client } from "#model/client.ts";
import type { ServerState } from "#model/state.ts";
import type { Colour } from "#terminal/colour.ts";

/** A theme's named colour (`themeblack` …) as this client sees it: from the dark or light theme options; other colours come back unchanged. */
export function resolveTheme(colour: Colour, client: Client | undefined, state: ServerState): Colour {
  throw new Error(`not there yet ${colour} ${client?.name} ${state.pid}`);
}
