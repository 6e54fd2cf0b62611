// What a tournament's room says to whoever looks: the whole when they come, and then only what has changed.
import * as v from "valibot";
import { Id } from "./identity.ts";
import {
  BoardView,
  LogLine,
  TOURNAMENT_PHASES,
  TournamentEntry,
  TournamentState,
  TournamentView,
} from "./tournaments.ts";

/** Of the list before, `keep` items after the first `drop`; then `add`. */
const listOf = <S extends v.GenericSchema>(schema: S) =>
  v.object({ drop: v.number(), keep: v.number(), add: v.array(schema) });
/** Those with these ids are replaced, or come at the end; those that are `gone` go. */
const itemsOf = <S extends v.GenericSchema>(schema: S) => v.object({ set: v.array(schema), gone: v.array(v.string()) });
const recordOf = <S extends v.GenericSchema>(schema: S) =>
  v.object({ set: v.record(v.string(), schema), gone: v.array(v.string()) });

const { entries: fields } = TournamentState;

const Course = v.object({
  out: v.exactOptional(fields.out),
  finalists: v.exactOptional(fields.finalists),
  closed: v.exactOptional(fields.closed),
  entrants: v.exactOptional(listOf(fields.entrants.item)),
  drawn: v.exactOptional(listOf(fields.drawn.item)),
  outcomes: v.exactOptional(recordOf(fields.outcomes.value)),
});

/** What is not there has not changed. */
export const TournamentChanges = v.object({
  type: v.literal("changes"),
  version: v.number(),
  nowMs: v.number(),
  phase: v.exactOptional(v.picklist(TOURNAMENT_PHASES)),
  paused: v.exactOptional(v.boolean()),
  startsAtMs: v.exactOptional(v.nullable(v.number())),
  endsAtMs: v.exactOptional(v.nullable(v.number())),
  resting: v.exactOptional(v.array(v.string())),
  entries: v.exactOptional(itemsOf(TournamentEntry)),
  boards: v.exactOptional(itemsOf(BoardView)),
  played: v.exactOptional(recordOf(Id)),
  log: v.exactOptional(listOf(LogLine)),
  state: v.exactOptional(v.nullable(TournamentState)), // whole, when it begins
  course: v.exactOptional(Course), // what has changed in it since
});
export type TournamentChanges = v.InferOutput<typeof TournamentChanges>;

export const TournamentServerMessage = v.variant("type", [TournamentView, TournamentChanges]);
export type TournamentServerMessage = v.InferOutput<typeof TournamentServerMessage>;

type View = TournamentView;
type State = TournamentState;

/** Null: nothing has changed but the time. Lists are compared from where they differ first: they grow at their end. */
export function changesBetween(before: View, after: View): TournamentChanges | null {
  const state = !before.state || !after.state ? different(before.state, after.state) : undefined;
  const course = before.state && after.state ? courseBetween(before.state, after.state) : undefined;
  const found = {
    ...pick("phase", different(before.phase, after.phase)),
    ...pick("paused", different(before.paused, after.paused)),
    ...pick("startsAtMs", different(before.startsAtMs, after.startsAtMs)),
    ...pick("endsAtMs", different(before.endsAtMs, after.endsAtMs)),
    ...pick("resting", different(before.resting, after.resting)),
    ...pick(
      "entries",
      itemsBetween(before.entries, after.entries, ({ id }) => id),
    ),
    ...pick(
      "boards",
      itemsBetween(before.boards, after.boards, ({ pairing }) => pairing),
    ),
    ...pick("played", recordBetween(before.played, after.played)),
    ...pick("log", listBetween(before.log, after.log)),
    ...pick("state", state),
    ...pick("course", course),
  };
  if (Object.keys(found).length === 0) return null;
  return { type: "changes", version: after.version, nowMs: after.nowMs, ...found };
}

/** The view as it stands after a message. Null: a change came, and nothing to change. */
export function afterMessage(before: View | null, message: TournamentServerMessage): View | null {
  if (message.type === "tournament") return message;
  if (before === null) return null;
  const { type: _, entries, boards, played, log, state, course, ...facts } = message;
  return {
    ...before,
    ...facts,
    ...(entries && { entries: withItems(before.entries, entries, ({ id }) => id) }),
    ...(boards && { boards: withItems(before.boards, boards, ({ pairing }) => pairing) }),
    ...(played && { played: withRecord(before.played, played) }),
    ...(log && { log: withList(before.log, log) }),
    ...(state !== undefined && { state }),
    ...(course && before.state && { state: withCourse(before.state, course) }),
  };
}

function courseBetween(before: State, after: State): TournamentChanges["course"] {
  const found = {
    ...pick("out", different(before.out, after.out)),
    ...pick("finalists", different(before.finalists, after.finalists)),
    ...pick("closed", different(before.closed, after.closed)),
    ...pick("entrants", listBetween(before.entrants, after.entrants)),
    ...pick("drawn", listBetween(before.drawn, after.drawn)),
    ...pick("outcomes", recordBetween(before.outcomes, after.outcomes)),
  };
  return Object.keys(found).length === 0 ? undefined : found;
}

function withCourse(
  before: State,
  { entrants, drawn, outcomes, ...facts }: NonNullable<TournamentChanges["course"]>,
): State {
  return {
    ...before,
    ...facts,
    ...(entrants && { entrants: withList(before.entrants, entrants) }),
    ...(drawn && { drawn: withList(before.drawn, drawn) }),
    ...(outcomes && { outcomes: withRecord(before.outcomes, outcomes) }),
  };
}

interface ListChange<T> {
  drop: number;
  keep: number;
  add: T[];
}

interface ItemsChange<T> {
  set: T[];
  gone: string[];
}

interface RecordChange<T> {
  set: Record<string, T>;
  gone: string[];
}

function pick<const Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: T }); // a computed key is typed as any string
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function different<T>(before: T, after: T): T | undefined {
  return isSame(before, after) ? undefined : after;
}

function listBetween<T>(before: readonly T[], after: readonly T[]): ListChange<T> | undefined {
  const [first] = after;
  const found = first === undefined ? -1 : before.findIndex((item) => isSame(item, first));
  const drop = found === -1 ? before.length : found;
  let keep = 0;
  while (drop + keep < before.length && keep < after.length && isSame(before[drop + keep], after[keep])) keep++;
  if (drop === 0 && keep === before.length && keep === after.length) return undefined;
  return { drop, keep, add: after.slice(keep) };
}

function withList<T>(before: readonly T[], { drop, keep, add }: ListChange<T>): T[] {
  return [...before.slice(drop, drop + keep), ...add];
}

function itemsBetween<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): ItemsChange<T> | undefined {
  const earlier = new Map(before.map((item) => [keyOf(item), item]));
  const set = after.filter((item) => !isSame(earlier.get(keyOf(item)), item));
  const there = new Set(after.map(keyOf));
  const gone = [...earlier.keys()].filter((key) => !there.has(key));
  return set.length === 0 && gone.length === 0 ? undefined : { set, gone };
}

function withItems<T>(before: readonly T[], { set, gone }: ItemsChange<T>, keyOf: (item: T) => string): T[] {
  const items = new Map(before.map((item) => [keyOf(item), item]));
  for (const key of gone) items.delete(key);
  for (const item of set) items.set(keyOf(item), item);
  return [...items.values()];
}

function recordBetween<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): RecordChange<T> | undefined {
  const set = Object.entries(after).filter(([key, value]) => !(key in before) || !isSame(before[key], value));
  const gone = Object.keys(before).filter((key) => !(key in after));
  return set.length === 0 && gone.length === 0 ? undefined : { set: Object.fromEntries(set), gone };
}

function withRecord<T>(before: Readonly<Record<string, T>>, { set, gone }: RecordChange<T>): Record<string, T> {
  const after: Record<string, T> = { ...before, ...set };
  for (const key of gone) delete after[key]; // never one of `set`
  return after;
}
