// Stands in for the API: keeps what the rooms tell it, and answers each match with the status that the test has set.
const answers = new Map(); // match id -> status
const friends = new Map(); // user id -> user ids
const blocked = new Map(); // user id -> whom they have blocked
const calls = new Map(); // match or user id -> { path, body, headers }[]

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/double/answer") {
      answers.set(searchParams.get("match"), Number(searchParams.get("status")));
      return new Response(null, { status: 204 });
    }
    if (pathname === "/double/friends") {
      friends.set(searchParams.get("user"), searchParams.get("friends").split(","));
      return new Response(null, { status: 204 });
    }
    if (pathname === "/double/blocks") {
      blocked.set(searchParams.get("user"), searchParams.get("blocked").split(","));
      return new Response(null, { status: 204 });
    }
    if (pathname === "/double/calls") return Response.json(calls.get(searchParams.get("match")) ?? []);
    const body = await request.text();
    const told = JSON.parse(body);
    if (pathname === "/internal/people/friends") return Response.json({ friends: friends.get(told.user) ?? [] });
    if (pathname === "/internal/tournaments/results")
      return Response.json({ results: told.matches.flatMap((id) => resultOf(calls.get(id))) });
    if (pathname === "/internal/people/blocks") {
      const [one, other] = told.users;
      return Response.json({ blocks: [blockedBy(one).includes(other), blockedBy(other).includes(one)] });
    }
    const first = told.items === undefined ? told : JSON.parse(told.items[0]);
    const match = first.channel ?? first.of ?? first.id ?? first.user;
    calls.set(match, [
      ...(calls.get(match) ?? []),
      { path: pathname, body, headers: Object.fromEntries(request.headers) },
    ]);
    const status = answers.get(match) ?? 200;
    if (status === 0) throw new Error("the API is away");
    if (pathname === "/internal/tournaments/order") return Response.json({ missing: [] }, { status });
    if (pathname === "/internal/chat/blocks") return Response.json({ blocked: blockedBy(told.user), isRefused: false });
    const verdicts = told.items?.map(() => "done");
    return Response.json(verdicts === undefined ? {} : { verdicts }, { status });
  },
};

function blockedBy(user) {
  return blocked.get(user) ?? [];
}

/** How a match stands, from what its room has told; nothing if it has told nothing yet. */
function resultOf(told = []) {
  const stored = told.find(({ path }) => path === "/internal/matches/result");
  if (stored === undefined) return [];
  const { id, seats, result } = JSON.parse(stored.body);
  const score = { [seats[0]]: result.score[0], [seats[1]]: result.score[1] };
  return [{ match: id, status: "finished", winner: seats[result.winner], score }];
}
