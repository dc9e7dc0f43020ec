import { main } from "../../../plugins/udp-roam/programs/mosh-client.ts";

process.exit(await main(process.argv.slice(2)));
