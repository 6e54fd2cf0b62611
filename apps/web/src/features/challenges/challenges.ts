// Open challenges of this person, as this page knows them: loaded with it, and kept up to date by the live connection.
import { signal } from "@preact/signals";
import type { ChallengeSummary, CreateChallenge, DeclineReason } from "@transcendence/protocol";
import { ask, routes } from "../../data/api.ts";
import { onLive } from "../../data/live.ts";
import { onPersonChange, session } from "../../data/session.ts";

const mine = routes.me.challenges;

export const challengesApi = {
  open: () => ask(mine.$get()),
  create: (wish: CreateChallenge) => ask(mine.$post({ json: wish })),
  accept: (id: string) => ask(mine[":id"].accept.$post({ param: { id } })),
  decline: (id: string, reason: DeclineReason | null) =>
    ask(mine[":id"].decline.$post({ param: { id }, json: { reason } })),
  cancel: (id: string) => ask(mine[":id"].$delete({ param: { id } })),
};

/** Open ones, the oldest first. */
export const challenges = signal<readonly ChallengeSummary[]>([]);
/** Accepted by the other one: the match waits. */
export const ready = signal<readonly ChallengeSummary[]>([]);
/** Whose match to go to: this page made the challenge. */
export const goTo = signal<ChallengeSummary | null>(null);

onPersonChange(() => {
  challenges.value = ready.value = [];
  goTo.value = null;
});

const MADE_HERE = "challenges"; // their ids, as long as the tab lives

function madeHere(): readonly string[] {
  try {
    return (sessionStorage.getItem(MADE_HERE) ?? "").split(" ").filter((id) => id !== "");
  } catch {
    return [];
  }
}

/** Remembers that this tab is the one to go to the match. */
export function noteMadeHere(id: string): void {
  try {
    sessionStorage.setItem(MADE_HERE, [...madeHere().slice(-9), id].join(" "));
  } catch {
    // Without storage the banner leads to the match.
  }
}

/** It is open no more; if it was accepted, its match may still wait. */
function drop(id: string): void {
  challenges.value = challenges.value.filter((each) => each.id !== id);
}

export function forget(id: string): void {
  drop(id);
  ready.value = ready.value.filter((each) => each.id !== id);
}

/** What is told about a challenge, here or by an answer of the API. */
export function hearChallenge(challenge: ChallengeSummary): void {
  const others = challenges.value.filter(({ id }) => id !== challenge.id);
  if (challenge.status === "open" && challenge.leftMs > 0) {
    challenges.value = [...others, challenge];
    setTimeout(() => drop(challenge.id), challenge.leftMs);
    return;
  }
  challenges.value = others;
  if (challenge.status !== "accepted" || challenge.challenger.id !== myId()) return;
  if (madeHere().includes(challenge.id)) goTo.value = challenge;
  else keepReady(challenge);
}

/** A banner leads there. */
export function keepReady(challenge: ChallengeSummary): void {
  if (!ready.value.some(({ id }) => id === challenge.id)) ready.value = [...ready.value, challenge];
}

let latest = 0;
const heardSince = new Set<string>(); // while it is asked: of these the answer may be from before

/** As they stand now. One of this tab's own that is open no more was answered while the live connection was down. */
export async function loadChallenges(): Promise<void> {
  const turn = ++latest;
  const before = challenges.peek();
  heardSince.clear();
  const answer = await challengesApi.open();
  if (turn !== latest || !answer.ok) return; // the live connection tells of the next; the list of notifications has the others
  const open = answer.value.challenges;
  challenges.value = challenges.peek().filter(({ id }) => heardSince.has(id));
  for (const challenge of open) if (!heardSince.has(challenge.id)) hearChallenge(challenge);
  const isGone = ({ id }: ChallengeSummary) => madeHere().includes(id) && !open.some((each) => each.id === id);
  const gone = before.filter((each) => isGone(each) && !heardSince.has(each.id));
  if (gone.length > 0) await findAccepted(gone);
}

/** The match of one that was accepted has the challenge's id. */
async function findAccepted(gone: readonly ChallengeSummary[]): Promise<void> {
  const told = await ask(routes.me.notifications.$get({ query: {} }));
  if (!told.ok) return;
  const matches = told.value.notifications.flatMap((each) => (each.kind === "pairing" ? [each.data.match] : []));
  const accepted = gone.find(({ id }) => matches.includes(id));
  if (accepted !== undefined) goTo.value = accepted;
}

export function myId(): string | null {
  const who = session.value;
  return who.state === "known" ? (who.me?.id ?? null) : null;
}

onLive((message) => {
  if (message.type === "friends_online") void loadChallenges(); // the connection is new: what came before was not told on it
  if (message.type === "challenge") {
    heardSince.add(message.challenge.id);
    hearChallenge(message.challenge);
  }
  if (message.type === "relation" && message.isBlocked) {
    const isTheirs = ({ challenger, challenged }: ChallengeSummary) =>
      challenger.id === message.player.id || challenged.id === message.player.id;
    challenges.value = challenges.value.filter((each) => !isTheirs(each));
  }
});
