// What Postgres has, against what each program was told. A line for each thing that is lost, doubled or otherwise than told.
import { LOBBY_CHANNEL } from "@transcendence/protocol";
import type postgres from "postgres";
import type { Acknowledged } from "./chat-line.ts";
import type { World } from "./world.ts";

type Sql = postgres.Sql;

export async function tally(sql: Sql, world: World): Promise<string[]> {
  const parts = [messages, mentions, conversations, friendships, challenges, results, ratings];
  return (await Promise.all(parts.map((part) => part(sql, world)))).flat();
}

async function messages(sql: Sql, { programs }: World): Promise<string[]> {
  const faults: string[] = [];
  const rows = await sql<{ channel_id: string; seq: string; id: string; text: string }[]>`
    select channel_id, seq, id, text from messages order by channel_id, seq`;
  const stored = new Map(rows.map((row) => [`${row.channel_id} ${row.id}`, row]));
  const byPlace = new Map(rows.map((row) => [`${row.channel_id} ${row.seq}`, row.id]));
  for (const line of programs.flatMap(({ lobbyChat, direct }) =>
    direct === null ? [lobbyChat] : [lobbyChat, direct],
  )) {
    for (const told of line.acknowledged) faults.push(...compare(told, stored.get(`${told.channel} ${told.id}`)));
    for (const [seq, id] of line.heard) {
      const found = byPlace.get(`${line.channel} ${seq}`);
      if (found !== id)
        faults.push(`message ${id} was told at ${seq} of ${line.channel}; there is ${found ?? "nothing"}`);
    }
    if (line.waiting > 0) faults.push(`${line.waiting} messages were never acknowledged`);
  }
  const gaps = await sql<{ id: string; count: string; last: string; last_seq: string }[]>`
    select c.id, count(m.seq) as count, coalesce(max(m.seq), 0) as last, c.last_seq
    from channels c left join messages m on m.channel_id = c.id group by c.id`;
  for (const { id, count, last, last_seq: lastSeq } of gaps)
    if (count !== last || last !== lastSeq)
      faults.push(`channel ${id} has ${count} messages, the last at ${last}, and says ${lastSeq}`);
  return faults;
}

function compare(told: Acknowledged, row: { readonly seq: string; readonly text: string } | undefined): string[] {
  if (row === undefined) return [`message ${told.id} was acknowledged at ${told.seq} and is lost`];
  if (Number(row.seq) !== told.seq)
    return [`message ${told.id} was acknowledged at ${told.seq} and stands at ${row.seq}`];
  return row.text === told.text ? [] : [`message ${told.id} says “${row.text}” instead of “${told.text}”`];
}

async function mentions(sql: Sql, { programs }: World): Promise<string[]> {
  const rows = await sql<{ user_id: string; message: string; count: number }[]>`
    select user_id, data->>'message' as message, count(*)::int from notifications where kind = 'mention' group by 1, 2`;
  const counts = new Map(rows.map(({ user_id: user, message, count }) => [`${user} ${message}`, count]));
  return programs.flatMap(({ mentions: all, lobbyChat }) => {
    const acknowledged = new Set(lobbyChat.acknowledged.map(({ id }) => id));
    return all.flatMap(({ user, message }) => {
      const count = counts.get(`${user} ${message}`) ?? 0;
      return acknowledged.has(message) && count !== 1 ? [`a mention made ${count} notifications`] : [];
    });
  });
}

/** The other one never opens it: one notification, however many messages. */
async function conversations(sql: Sql, { programs }: World): Promise<string[]> {
  const rows = await sql<{ conversation: string; count: number }[]>`
    select data->>'conversation' as conversation, count(*)::int from notifications where kind = 'direct_message' group by 1`;
  const counts = new Map(rows.map(({ conversation, count }) => [conversation, count]));
  return programs.flatMap(({ direct }) => {
    if (direct === null || direct.acknowledged.length === 0) return [];
    const count = counts.get(direct.channel) ?? 0;
    return count === 1 ? [] : [`a conversation made ${count} notifications`];
  });
}

async function friendships(sql: Sql, world: World): Promise<string[]> {
  const rows = await sql<{ from_id: string; to_id: string; accepted: boolean }[]>`
    select from_id, to_id, accepted_at is not null as accepted from friendships`;
  const notes = await sql<{ user_id: string; from_id: string; kind: string }[]>`
    select user_id, from_id, kind from notifications where kind in ('friend_request', 'friend_accepted')`;
  return world.friendships.flatMap(({ pair: [one, other], state, asker }) => {
    const isTheirs = (a: string, b: string) => (a === one.id && b === other.id) || (a === other.id && b === one.id);
    const found = rows.filter((row) => isTheirs(row.from_id, row.to_id));
    const said = notes.filter((note) => isTheirs(note.user_id, note.from_id)).map(({ kind }) => kind);
    const stored = found.length === 0 ? "none" : found[0]?.accepted ? "friends" : "asked";
    const wanted = { none: [], asked: ["friend_request"], friends: ["friend_accepted", "friend_request"] }[state];
    const faults = stored === state && found.length <= 1 ? [] : [`a friendship was told as ${state} and is ${stored}`];
    if (asker !== null && found[0] !== undefined && found[0].from_id !== asker.id && state === "asked")
      faults.push("a request was stored the other way round");
    if (said.toSorted().join() !== wanted.join())
      faults.push(`a friendship told as ${state} has the notifications: ${said.toSorted().join() || "none"}`);
    return faults;
  });
}

async function challenges(sql: Sql, world: World): Promise<string[]> {
  const told = world.challenges.flatMap((pair) => pair.told);
  const rows = await sql<{ id: string; status: string; seats: string[] | null }[]>`
    select c.id, c.status, (select array_agg(s.user_id order by s.seat) from match_seats s where s.match_id = c.id) as seats
    from challenges c`;
  const notes = await sql<{ user_id: string; kind: string; about: string }[]>`
    select user_id, kind, coalesce(data->>'challenge', data->>'match') as about from notifications`;
  const stored = new Map(rows.map((row) => [row.id, row]));
  return told.flatMap(({ id, challenger, challenged, status }) => {
    const row = stored.get(id);
    const faults = row?.status === status ? [] : [`a challenge was told as ${status} and is ${row?.status ?? "lost"}`];
    const seats = row?.seats?.join() ?? "";
    if (seats !== (status === "accepted" ? `${challenger},${challenged}` : ""))
      faults.push(`a challenge told as ${status} has the seats: ${seats || "none"}`);
    const count = (user: string, kind: string) =>
      notes.filter((note) => note.user_id === user && note.kind === kind && note.about === id).length;
    const wanted = { accepted: "1 1 0", declined: "1 0 1", cancelled: "0 0 0", open: "1 0 0" }[status];
    const kinds = [
      count(challenged, "challenge"),
      count(challenger, "pairing"),
      count(challenger, "challenge_declined"),
    ];
    if (kinds.join(" ") !== wanted) faults.push(`a challenge told as ${status} made ${kinds.join(" ")} notifications`);
    return faults;
  });
}

async function results(sql: Sql, { programs }: World): Promise<string[]> {
  const rows = await sql<StoredResult[]>`
    select m.id, m.status, m.winner, m.rated,
      (select array_agg(s.user_id order by s.seat) from match_seats s where s.match_id = m.id) as users,
      (select array_agg(s.score order by s.seat) from match_seats s where s.match_id = m.id) as scores,
      (select count(*)::int from replays r where r.match_id = m.id) as replays,
      (select count(*)::int from rating_changes c where c.match_id = m.id) as changes
    from matches m`;
  const stored = new Map(rows.map((row) => [row.id, row]));
  const pairings = programs
    .flatMap(({ paired }) => paired)
    .flatMap(({ match, seats }) => {
      const users = stored.get(match)?.users?.join();
      return users === seats.join() ? [] : [`a pairing of ${seats.join()} has the seats: ${users ?? "none"}`];
    });
  const told = programs
    .flatMap((program) => program.told)
    .flatMap(({ match, result }) => {
      const row = stored.get(match);
      const status = result === null ? "aborted" : "finished";
      if (row?.status !== status) return [`match ${match} was told as ${status} and is ${row?.status ?? "lost"}`];
      if (result === null) return row.changes === 0 ? [] : [`an aborted match changed ${row.changes} ratings`];
      const isAsTold = row.winner === result.winner && row.scores?.join() === result.score.join() && row.replays === 1;
      if (!isAsTold) return [`match ${match} is stored otherwise than told`];
      return row.changes === 2 ? [] : [`a rated match changed ${row.changes} ratings`];
    });
  return [...pairings, ...told];
}

interface StoredResult {
  readonly id: string;
  readonly status: string;
  readonly winner: number | null;
  readonly users: readonly string[] | null;
  readonly scores: readonly number[] | null;
  readonly replays: number;
  readonly changes: number;
}

/** In whatever order the results came in: what is counted is where a rating stands, and how far all changes together moved it. */
async function ratings(sql: Sql): Promise<string[]> {
  const rows = await sql<{ matches: number; changes: number; off: number }[]>`
    select r.matches, count(c.*)::int as changes, r.rating - 1500 - coalesce(sum(c.rating_after - c.rating_before), 0) as off
    from ratings r left join rating_changes c on c.user_id = r.user_id and c.kind = r.kind
    group by r.user_id, r.kind, r.matches, r.rating`;
  return rows.flatMap(({ matches, changes, off }) =>
    matches === changes && Math.abs(off) < 1e-6
      ? []
      : [`a rating of ${matches} matches has ${changes} changes, ${off} off`],
  );
}

/** Reads the lobby's channel back, page after page, as it stands for a reader now. */
export async function readPages(sql: Sql, world: World, readers: number): Promise<string[]> {
  const [stored] = await sql<{ count: number }[]>`
    select count(*)::int from messages where channel_id = ${LOBBY_CHANNEL}`;
  const read = await Promise.all(world.programs.slice(0, readers).map(({ lobbyChat }) => lobbyChat.readBack()));
  return read.flatMap((places) => {
    const isWhole = places.length === stored?.count && places.every((seq, index) => seq === index + 1);
    return isWhole ? [] : [`pages of ${places.length} places instead of ${stored?.count ?? 0}, or not in order`];
  });
}
