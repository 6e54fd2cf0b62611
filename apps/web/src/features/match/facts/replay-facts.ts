import { decodeReplay, factsOf, type MatchFacts } from "@transcendence/game";
import { type Result, routes } from "../../../data/api.ts";

/** Plays the match again, which takes some milliseconds. One of later rules than this page knows tells nothing. */
export async function readReplayFacts(id: string): Promise<Result<MatchFacts>> {
  const response = await routes.matches[":id"].replay.$get({ param: { id } });
  if (!response.ok) return { ok: false, error: "not_found" };
  const replay = decodeReplay(new Uint8Array(await response.arrayBuffer()));
  const facts = replay && factsOf(replay);
  return facts ? { ok: true, value: facts } : { ok: false, error: "internal" };
}
