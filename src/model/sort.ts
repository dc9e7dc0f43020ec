import type { Client } from "./client.ts";
import type { Pane } from "./pane.ts";
import type { Session } from "./session.ts";
import type { Winlink } from "./winlink.ts";
import { paneIndex, paneZ } from "./window-panes.ts";

/** How `-O` of the list commands sorts. */
export type ListOrder = "activity" | "creation" | "index" | "modifier" | "name" | "order" | "size" | "z";

export interface ListSort {
  /** Undefined: as they come. */
  readonly order: ListOrder | undefined;
  readonly reversed: boolean;
}

const ORDERS: Readonly<Record<string, ListOrder>> = {
  activity: "activity",
  creation: "creation",
  index: "index",
  key: "index",
  modifier: "modifier",
  name: "name",
  title: "name",
  order: "order",
  size: "size",
  z: "z",
};

/** The order of a word, in any case; undefined for none of them. */
export function listOrder(word: string): ListOrder | undefined {
  return ORDERS[word.toLowerCase()];
}

type Compare<T> = (a: T, b: T) => number;

/** Sorts a copy; what the order does not tell apart goes by `name`. `order` keeps things as they come, reversed if asked. */
export function sortList<T>(
  items: Iterable<T>,
  sort: ListSort,
  orders: Partial<Record<ListOrder, Compare<T>>>,
  name: (item: T) => string,
): T[] {
  const list = [...items];
  if (sort.order === undefined) return list;
  if (sort.order === "order") return sort.reversed ? list.reverse() : list;
  const compare = orders[sort.order];
  const direction = sort.reversed ? -1 : 1;
  return list.sort((a, b) => direction * ((compare?.(a, b) ?? 0) || compareNames(name(a), name(b))));
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sortSessions(sessions: Iterable<Session>, sort: ListSort): Session[] {
  const orders = {
    index: (a: Session, b: Session) => a.id - b.id,
    creation: (a: Session, b: Session) => a.creationTime - b.creationTime,
    activity: (a: Session, b: Session) => b.activityTime - a.activityTime,
  };
  return sortList(sessions, sort, orders, (session) => session.name);
}

export function sortWinlinks(winlinks: Iterable<Winlink>, sort: ListSort): Winlink[] {
  const orders = {
    index: (a: Winlink, b: Winlink) => a.index - b.index,
    creation: (a: Winlink, b: Winlink) => a.window.creationTime - b.window.creationTime,
    activity: (a: Winlink, b: Winlink) => b.window.activityTime - a.window.activityTime,
    size: (a: Winlink, b: Winlink) => a.window.cols * a.window.rows - b.window.cols * b.window.rows,
  };
  return sortList(winlinks, sort, orders, (winlink) => winlink.window.name);
}

export function sortPanes(panes: Iterable<Pane>, sort: ListSort): Pane[] {
  const orders = {
    activity: (a: Pane, b: Pane) => a.activePoint - b.activePoint,
    creation: (a: Pane, b: Pane) => a.id - b.id,
    size: (a: Pane, b: Pane) => a.cols * a.rows - b.cols * b.rows,
    index: (a: Pane, b: Pane) => paneIndex(a) - paneIndex(b),
    z: (a: Pane, b: Pane) => paneZ(a) - paneZ(b),
  };
  return sortList(panes, sort, orders, (pane) => pane.screen.title);
}

export function sortClients(clients: Iterable<Client>, sort: ListSort): Client[] {
  const orders = {
    size: (a: Client, b: Client) => a.cols - b.cols || a.rows - b.rows,
    creation: (a: Client, b: Client) => a.creationTime - b.creationTime,
    activity: (a: Client, b: Client) => b.activityTime - a.activityTime,
  };
  return sortList(clients, sort, orders, (client) => client.name);
}
