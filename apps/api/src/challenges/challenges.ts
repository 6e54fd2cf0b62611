// What becomes of a challenge: stored first, then told to both, in every page that they have open.
import {
  areBlocked,
  type MatchChallengeRecord,
  createMatchChallenge,
  type Database,
  closeChallenge,
  lockMatchChallenge,
  lockPair,
  type UserRecord,
} from "@transcendence/database";
import { ratedKindOf } from "@transcendence/game";
import {
  CHALLENGE_MS,
  CHALLENGES_RECEIVED_MAX,
  CHALLENGES_SENT_MAX,
  type ChallengeSummary,
  type CreateChallenge,
  type DeclineReason,
} from "@transcendence/protocol";
import type { InferOutput } from "valibot";
import type { Deps } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { playerOf } from "../matches/match-summary.ts";
import { orderMatch } from "../matches/order-match.ts";
import { type AfterCommit, notify, settle, withdraw } from "../notifications/notify.ts";
import { newId, RANDOM } from "../random.ts";

type Wish = InferOutput<typeof CreateChallenge>;
const NEWS = { kind: "challenge" } as const;

/** Challenging twice in the same way is one challenge; in another way, the later one counts. */
export async function challenge(
  deps: Deps,
  me: UserRecord,
  { to, settings, rated, side }: Wish,
): Promise<ChallengeSummary> {
  if (to === me.id) throw new Refusal("bad_request", "to: this is you");
  if (rated && ratedKindOf(settings) === null)
    throw new Refusal("not_ratable", "Only Quick and Classic matches between two members can be rated.");
  const createdAt = new Date(deps.clock());
  const expiresAt = new Date(createdAt.getTime() + CHALLENGE_MS);
  const wish = { id: newId(), challengerId: me.id, challengedId: to, settings, rated, side, createdAt, expiresAt };
  const most = { sent: CHALLENGES_SENT_MAX, received: CHALLENGES_RECEIVED_MAX };
  const { made, after } = await deps.database.transaction(async (tx) => {
    const challenging = await createMatchChallenge(tx, wish, most);
    if (challenging.state !== "created") return { made: challenging, after: [] };
    const { replaced } = challenging;
    const data = { challenge: wish.id, settings, rated };
    const news = { ...NEWS, data, about: wish.id, fromId: me.id };
    return {
      made: challenging,
      after: [
        ...(replaced ? [await withdraw(deps, tx, to, { ...NEWS, about: replaced.id })] : []),
        await notify(deps, tx, to, news),
      ],
    };
  });
  switch (made.state) {
    case "unknown":
      throw new Refusal("not_found", "There is no such member.");
    case "blocked":
      throw new Refusal("blocked", "You can’t challenge somebody who is blocked.");
    case "too_many_sent":
      throw new Refusal("too_many", "Too many of your challenges are open.");
    case "too_many_received":
      throw new Refusal("too_many", "They have too many open challenges.");
    case "known":
      return summarise(deps, made.challenge);
    case "created":
      if (made.replaced) await tellBoth(deps, made.replaced);
      await tellBoth(deps, made.challenge, after);
      return summarise(deps, made.challenge);
  }
}

/** Accepting twice starts one match: it has the challenge's id. */
export async function accept(deps: Deps, me: UserRecord, id: string): Promise<ChallengeSummary> {
  return answer(deps, { id, by: me, role: "challenged", again: "accepted" }, async (tx, open) => {
    const { challenger, challenged, settings, rated } = open;
    const isLeft = open.side === "random" ? randomBit() : open.side === "left";
    const seats = isLeft ? ([challenger.id, challenged.id] as const) : ([challenged.id, challenger.id] as const);
    const ordered = await orderMatch({ ...deps, database: tx }, { id, settings, rated, seats });
    if (ordered === "unknown") throw over();
    const accepted = await closeChallenge(tx, id, { status: "accepted" });
    const ready = { kind: "pairing", data: { match: id }, about: id, fromId: me.id } as const;
    return [
      accepted,
      await settle(deps, tx, me.id, { ...NEWS, about: id }),
      await notify(deps, tx, challenger.id, ready),
    ];
  });
}

export async function decline(
  deps: Deps,
  me: UserRecord,
  id: string,
  reason: DeclineReason | null,
): Promise<ChallengeSummary> {
  return answer(deps, { id, by: me, role: "challenged", again: "declined" }, async (tx, { challenger }) => {
    const declined = await closeChallenge(tx, id, { status: "declined", reason });
    const news = { kind: "challenge_declined", data: { challenge: id, reason }, about: id, fromId: me.id } as const;
    return [
      declined,
      await settle(deps, tx, me.id, { ...NEWS, about: id }),
      await notify(deps, tx, challenger.id, news),
    ];
  });
}

export async function cancel(deps: Deps, me: UserRecord, id: string): Promise<ChallengeSummary> {
  return answer(deps, { id, by: me, role: "challenger", again: "cancelled" }, async (tx, { challenged }) => {
    const cancelled = await closeChallenge(tx, id, { status: "cancelled" });
    return [cancelled, await withdraw(deps, tx, challenged.id, { ...NEWS, about: id })];
  });
}

interface Answer {
  readonly id: string;
  readonly by: UserRecord;
  readonly role: "challenger" | "challenged"; // whose right it is
  readonly again: MatchChallengeRecord["status"]; // done before: nothing changes
}

async function answer(
  deps: Deps,
  { id, by, role, again }: Answer,
  act: (tx: Database, open: MatchChallengeRecord) => Promise<[MatchChallengeRecord | null, ...AfterCommit[]]>,
): Promise<ChallengeSummary> {
  const { known, ended, after, blocked } = await deps.database.transaction(async (tx) => {
    const found = await lockMatchChallenge(tx, id);
    if (found === null || found[role].id !== by.id) throw new Refusal("not_found", "There is no such challenge.");
    if (found.status === again) return { known: found, ended: null, after: [], blocked: false };
    if (found.status !== "open" || found.expiresAt.getTime() <= deps.clock()) throw over();
    await lockPair(tx, found.challenger.id, found.challenged.id); // a block comes before this, or hides it afterwards
    const areApart = await areBlocked(tx, found.challenger.id, found.challenged.id);
    if (role === "challenged" && areApart) throw over();
    const [changed, ...telling] = await act(tx, found);
    return { known: found, ended: changed, after: telling, blocked: areApart };
  });
  if (ended !== null && blocked) await deps.live.tell(by.id, eventOf(deps, ended));
  else if (ended !== null) await tellBoth(deps, ended, after);
  return summarise(deps, ended ?? known);
}

async function tellBoth(deps: Deps, record: MatchChallengeRecord, after: readonly AfterCommit[] = []): Promise<void> {
  const event = eventOf(deps, record);
  await Promise.all([
    deps.live.tell(record.challenger.id, event),
    deps.live.tell(record.challenged.id, event),
    ...after.map((tell) => tell()),
  ]);
}

function eventOf(deps: Pick<Deps, "clock">, record: MatchChallengeRecord) {
  return { type: "challenge", challenge: summarise(deps, record) } as const;
}

export function summarise({ clock }: Pick<Deps, "clock">, record: MatchChallengeRecord): ChallengeSummary {
  const { id, rated, side, status, reason } = record;
  return {
    id,
    challenger: playerOf(record.challenger),
    challenged: playerOf(record.challenged),
    settings: record.settings,
    rated,
    side,
    status,
    reason,
    leftMs: Math.max(0, record.expiresAt.getTime() - clock()),
  };
}

function over(): Refusal {
  return new Refusal("challenge_over", "This challenge is no longer open.");
}

function randomBit(): boolean {
  const bytes = new Uint8Array(1);
  RANDOM.read(bytes);
  return ((bytes[0] ?? 0) & 1) === 1;
}
