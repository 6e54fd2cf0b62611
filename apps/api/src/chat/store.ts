// Keeps what was written in channels, many messages in one transaction. Everything may come twice: the first time does it.
import { changeMessage, failureOf, findChannel, isDataFault, storeMessages } from "@transcendence/database";
import { type BatchVerdict, findUnstorable, StoreChat } from "@transcendence/protocol";
import { safeParse } from "valibot";
import type { Deps } from "../deps.ts";
import { announceMessages, notifyOfMessages, withdrawDeleted } from "./tell.ts";

type Told = StoreChat | null; // null: it is none
type Written = Extract<StoreChat, { type: "message" }>;

/** What became of each, in their order. One that cannot be kept holds up none of the others. Rejects when they should come again. */
export async function storeChat(deps: Deps, items: readonly string[]): Promise<BatchVerdict[]> {
  const verdicts: BatchVerdict[] = [];
  for (const run of runsOf(items.map(readItem))) {
    const [first] = run;
    if (first === null) verdicts.push("refused");
    else if (first.type === "change") verdicts.push(await change(deps, first));
    else verdicts.push(...(await write(deps, run as readonly Written[]))); // see runsOf
  }
  return verdicts;
}

function readItem(text: string): Told {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = safeParse(StoreChat, value);
    return parsed.success && findUnstorable(value) === null ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Messages that follow each other in one channel are one; anything else is by itself. */
function runsOf(all: readonly Told[]): (readonly [Told, ...Told[]])[] {
  const runs: [Told, ...Told[]][] = [];
  for (const told of all) {
    const last = runs.at(-1);
    const before = last?.[0];
    const follows = told?.type === "message" && before?.type === "message" && before.channel === told.channel;
    if (follows) last?.push(told);
    else runs.push([told]);
  }
  return runs;
}

async function change(deps: Deps, { channel: channelId, id, text, atMs }: Extract<StoreChat, { type: "change" }>) {
  return attempt(deps, async () => {
    const announce = await deps.database.transaction(async (tx) => {
      const before = await changeMessage(tx, { channelId, id, text, at: new Date(atMs) });
      const isDeleted = before !== null && before.text !== null && text === null;
      return isDeleted
        ? withdrawDeleted(deps, tx, { channelId, id, authorId: before.authorId, text: before.text })
        : null;
    });
    await announce?.();
  });
}

async function write(deps: Deps, run: readonly Written[]): Promise<BatchVerdict[]> {
  const verdict = await attempt(deps, () => keep(deps, run));
  if (verdict === "done" || run.length === 1) return run.map(() => verdict);
  const verdicts: BatchVerdict[] = []; // one of them spoiled it for all
  for (const message of run) verdicts.push(...(await write(deps, [message])));
  return verdicts;
}

async function attempt({ log }: Deps, work: () => Promise<void>): Promise<BatchVerdict> {
  try {
    await work();
    return "done";
  } catch (error) {
    if (!(error instanceof Error) || !isDataFault(error)) throw error;
    log.error("chat.write_refused", failureOf(error));
    return "refused";
  }
}

/** Of somebody who is gone, or in a channel that is, nothing is kept. */
async function keep(deps: Deps, run: readonly Written[]): Promise<void> {
  const channelId = run[0]?.channel ?? "";
  const rows = run.map(({ channel, id, seq, author, kind, text, atMs }) => ({
    channelId: channel,
    id,
    seq,
    authorId: author,
    kind,
    text,
    createdAt: new Date(atMs),
  }));
  const kept = await deps.database.transaction(async (tx) => {
    const outcomes = await storeMessages(tx, channelId, rows);
    const stored = run.filter((_, index) => outcomes[index] === "stored");
    const found = stored.length === 0 ? null : await findChannel(tx, channelId, null);
    if (found === null) return null;
    const { channel } = found;
    return { channel, stored, announce: await notifyOfMessages(deps, tx, channel, stored) };
  });
  if (kept === null) return;
  await kept.announce();
  await announceMessages(deps, deps.database, kept.channel, kept.stored);
}
