import { expect, test } from "bun:test";
import { viewerAddress } from "../../../plugins/share-relay/relay/address.ts";
import { isLoopback, networkOf, Tally } from "../../../plugins/share-relay/relay/limits.ts";

test("an IPv4 address is one owner, however it is written; an IPv6 one shares its /64", () => {
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:0db8:0001:0002::")).toBe(networkOf("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8:0:0:5::"));
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(networkOf("")).toBe("");
});

test("this machine is known by any of its names", () => {
  expect(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "::2", "192.0.2.1", ""].map(isLoopback)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("a network holds as much as it may, and may again what it has given back", () => {
  const tally = new Tally(2);
  const first = tally.take("a");
  expect(tally.take("a")).toBeDefined();
  expect(tally.take("a")).toBeUndefined();
  expect(tally.take("b")).toBeDefined();
  first?.();
  first?.();
  expect(tally.take("a")).toBeDefined();
  expect(tally.take("a")).toBeUndefined();
});

test("where a viewer is says a proxy on this machine, and nobody else", () => {
  expect(viewerAddress("127.0.0.1", "10.0.0.1, 192.0.2.1")).toBe("192.0.2.1");
  expect(viewerAddress("127.0.0.1", "nonsense")).toBe("127.0.0.1");
  expect(viewerAddress("127.0.0.1", null)).toBe("127.0.0.1");
  expect(viewerAddress("192.0.2.9", "192.0.2.1")).toBe("192.0.2.9");
});
