// What the records say of a match that has just ended: its room tells them a moment after it tells us.
import type { MatchFacts } from "@transcendence/game";
import type { MatchSummary } from "@transcendence/protocol";
import { useEffect, useMemo } from "preact/hooks";
import { api, type Result } from "../../../data/api.ts";
import { createQuery, useQuery } from "../../../data/query.ts";

const AGAIN_MS = [500, 1000, 2000, 4000];

/** Null until the match is stored. */
export function useStoredMatch(id: string): MatchSummary | null {
  const query = useQuery(() => api.match(id), [id]);
  const { value } = query.state.value;
  const stored = value === null || value.status === "open" ? null : value;
  const known = stored !== null;
  useEffect(() => {
    if (known) return;
    const timers = AGAIN_MS.map((ms) => setTimeout(() => void query.load(), ms));
    return () => timers.forEach(clearTimeout);
  }, [query, known]);
  return stored;
}

/** From its replay, once it is stored; null until then, and when it cannot be had. */
export function useStoredFacts(id: string, stored: boolean): MatchFacts | null {
  const query = useMemo(() => createQuery(() => readFacts(id)), [id]);
  useEffect(() => {
    if (stored) void query.load();
  }, [query, stored]);
  return query.state.value.value;
}

async function readFacts(id: string): Promise<Result<MatchFacts>> {
  try {
    const { readReplayFacts } = await import("./replay-facts.ts"); // nobody needs it before a match is over
    return await readReplayFacts(id);
  } catch {
    return { ok: false, error: "offline" };
  }
}
