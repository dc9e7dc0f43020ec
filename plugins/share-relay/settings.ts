import { option } from "troam/plugin";
import { MAX_HOLD_SECONDS, MAX_VIEWERS } from "./wire/messages.ts";

const tmate = (name: string): { aliases: readonly string[] } => ({ aliases: [`tmate-${name}`] });
const UNUSED = "Accepted so that a config file written for tmate loads; has no effect.";

/** The options of sharing; those of tmate also under its own names. */
export const shareOptions = {
  "share-server-host": option.string({
    default: "",
    ...tmate("server-host"),
    doc: "Relay; empty: one on this machine.",
  }),
  "share-server-port": option.number({
    default: 22,
    min: 1,
    max: 65_535,
    ...tmate("server-port"),
    doc: "Port of the relay's ssh side.",
  }),
  "share-server-ed25519-fingerprint": option.string({
    default: "",
    ...tmate("server-ed25519-fingerprint"),
    doc: "SHA256:… of the relay's ed25519 key.",
  }),
  "share-server-rsa-fingerprint": option.string({
    default: "",
    ...tmate("server-rsa-fingerprint"),
    doc: "SHA256:… of the relay's RSA key.",
  }),
  "share-server-ecdsa-fingerprint": option.string({
    default: "",
    ...tmate("server-ecdsa-fingerprint"),
    doc: "SHA256:… of the relay's ECDSA key.",
  }),
  "share-server-dsa-fingerprint": option.string({ default: "", ...tmate("server-dsa-fingerprint"), doc: UNUSED }),
  "share-set": option.string({ default: "", ...tmate("set"), doc: UNUSED }),
  "share-identity": option.string({
    default: "",
    ...tmate("identity"),
    doc: "Private key to come to the relay with; empty: one of our own.",
  }),
  "share-display-time": option.number({
    default: 15_000,
    min: 0,
    unit: "milliseconds",
    scope: "session",
    ...tmate("display-time"),
    doc: "How long a notice stays in the status line.",
  }),
  "share-sealed": option.flag({ default: false, doc: "Only links that the relay cannot read (web)." }),
  "share-read-only": option.flag({ default: false, doc: "Make no read-write links." }),
  "share-min-size": option.string({
    default: "40x10",
    doc: "The session becomes as small as a viewer's terminal who can type, down to this.",
  }),
  "share-max-viewers": option.number({ default: 100, min: 1, max: MAX_VIEWERS, doc: "Viewers of one session." }),
  "share-hold-time": option.number({
    default: 600,
    min: 0,
    max: MAX_HOLD_SECONDS,
    unit: "seconds",
    doc: "How long links live on while the host is away.",
  }),
  "share-status": option.flag({ default: true, doc: "Say in the status line how many are watching." }),
};
