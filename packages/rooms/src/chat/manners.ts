// Floods, repetition, links, slow mode: whether somebody may say one more thing now. Numbers in limits.ts.
import type { ChatRefusal } from "@transcendence/protocol";
import { BURST, LINKED_MESSAGES, LINKED_MS, LINKS_PER_MESSAGE, REFILL_MS, REPEAT_MS, REPEATS } from "./limits.ts";

/** What somebody said of late. */
export interface Activity {
  tokens: number;
  filledMs: number;
  lastMs: number; // of the last message
  readonly said: { readonly text: string; readonly atMs: number }[];
  readonly linkedMs: number[];
}

export interface Manners {
  readonly isTrusted: boolean; // owner, moderator: only floods count
  readonly isDirect: boolean;
  readonly slowSeconds: number;
}

export type Objection = { readonly reason: ChatRefusal; readonly waitMs: number };

const LINK = /\bhttps?:\/\/|\bwww\./giu;

export function createActivity(nowMs: number): Activity {
  return { tokens: BURST, filledMs: nowMs, lastMs: -Infinity, said: [], linkedMs: [] };
}

export function countLinks(text: string): number {
  return text.match(LINK)?.length ?? 0;
}

/** Takes the message into account and answers null, or says why not and changes nothing but the time. */
export function admitText(activity: Activity, text: string, nowMs: number, manners: Manners): Objection | null {
  const objection = flooding(activity, nowMs) ?? object(activity, text, nowMs, manners);
  if (objection !== null) return objection;
  activity.tokens--;
  activity.lastMs = nowMs;
  activity.said.push({ text: sameText(text), atMs: nowMs });
  if (countLinks(text) > 0) activity.linkedMs.push(nowMs);
  return null;
}

/** An edit: as a message, but that it is neither said again nor waits for slow mode. */
export function admitEdit(activity: Activity, text: string, nowMs: number, manners: Manners): Objection | null {
  const objection = flooding(activity, nowMs) ?? objectToLinks(activity, text, nowMs, manners);
  if (objection !== null) return objection;
  activity.tokens--;
  if (countLinks(text) > 0) activity.linkedMs.push(nowMs);
  return null;
}

export function admitRemoval(activity: Activity, nowMs: number): Objection | null {
  const objection = flooding(activity, nowMs);
  if (objection === null) activity.tokens--;
  return objection;
}

function flooding(activity: Activity, nowMs: number): Objection | null {
  const refill = Math.max(0, nowMs - activity.filledMs) / REFILL_MS;
  activity.tokens = Math.min(BURST, activity.tokens + refill);
  activity.filledMs = nowMs;
  return activity.tokens < 1 ? { reason: "flooding", waitMs: Math.ceil((1 - activity.tokens) * REFILL_MS) } : null;
}

function object(activity: Activity, text: string, nowMs: number, manners: Manners): Objection | null {
  const { isTrusted, isDirect, slowSeconds } = manners;
  drop(activity.said, ({ atMs }) => atMs <= nowMs - REPEAT_MS || atMs > nowMs); // later than now: the clock was set back
  if (isTrusted || isDirect) return null;
  const slowMs = Math.min(activity.lastMs, nowMs) + slowSeconds * 1000 - nowMs;
  if (slowSeconds > 0 && slowMs > 0) return { reason: "slow", waitMs: slowMs };
  const same = activity.said.filter((said) => said.text === sameText(text));
  const [first] = same;
  if (first && same.length >= REPEATS - 1) return { reason: "repeated", waitMs: first.atMs + REPEAT_MS - nowMs };
  return objectToLinks(activity, text, nowMs, manners);
}

function objectToLinks(activity: Activity, text: string, nowMs: number, manners: Manners): Objection | null {
  drop(activity.linkedMs, (atMs) => atMs <= nowMs - LINKED_MS || atMs > nowMs);
  if (manners.isTrusted || manners.isDirect) return null;
  const links = countLinks(text);
  if (links > LINKS_PER_MESSAGE) return { reason: "links", waitMs: 0 };
  const [linked] = activity.linkedMs;
  if (links > 0 && linked !== undefined && activity.linkedMs.length >= LINKED_MESSAGES)
    return { reason: "links", waitMs: linked + LINKED_MS - nowMs };
  return null;
}

/** Capitals, spaces and signs make no other text. */
function sameText(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}]+/gu, "") || text;
}

function drop<T>(list: T[], isOver: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((item) => !isOver(item)));
}
