import { expect, test } from "bun:test";
import { Environment } from "#model/environment.ts";

test("programs get neither hidden variables nor those that were taken out", () => {
  const environment = Environment.from(["A=1", "B=2=3", "nothing"]);
  environment.set("SECRET", "x", true);
  environment.clear("A");
  expect(environment.toObject()).toEqual({ B: "2=3" });
  expect(environment.get("A")).toEqual({ name: "A", value: undefined, hidden: false });
  environment.unset("A");
  expect(environment.get("A")).toBeUndefined();
});

test("a copy lays values, marks and hiding over what is there", () => {
  const session = Environment.from({ PATH: "/own", GONE: "here" });
  const other = Environment.from({ PATH: "/new" });
  other.clear("GONE");
  other.set("H", "x", true);
  session.copyFrom(other);
  expect(session.entries().map(({ name, value, hidden }) => [name, value, hidden])).toEqual([
    ["GONE", undefined, false],
    ["H", "x", true],
    ["PATH", "/new", false],
  ]);
});

test("an update takes what patterns match from the client, and takes out what it has not", () => {
  const session = Environment.from({ DISPLAY: ":0", KEEP: "1", SSH_AUTH_SOCK: "old" });
  const client = Environment.from({ SSH_AUTH_SOCK: "new", SSH_CONNECTION: "a b", OTHER: "x" });
  session.updateFrom(client, ["DISPLAY", "SSH_*"]);
  expect(session.toObject()).toEqual({ KEEP: "1", SSH_AUTH_SOCK: "new", SSH_CONNECTION: "a b" });
  expect(session.get("DISPLAY")?.value).toBeUndefined();
});
