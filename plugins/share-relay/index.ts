import { definePlugin } from "troam/plugin";

export default definePlugin({ name: "share-relay", api: 1, version: "0.1.0", doc: "Shares sessions through a relay." });
