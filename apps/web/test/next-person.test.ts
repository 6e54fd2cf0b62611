import type { ChallengeSummary, NotificationSummary } from "@transcendence/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session } from "../src/data/session.ts";
import { challenges, goTo, hearChallenge, ready } from "../src/features/challenges/challenges.ts";
import { noticeList } from "../src/features/notices/notices-api.ts";

const sign = (id: string | null) =>
  void (session.value = { state: "known", me: id === null ? null : { id, name: id, kind: "member" } });

const challengeOf = (status: ChallengeSummary["status"]) =>
  ({ id: "c", challenger: { id: "ann" }, challenged: { id: "ben" }, status, leftMs: 1000 }) as ChallengeSummary;

/** Notifications are answered when the test says so. */
function answerNotices() {
  const answers: ((ids: readonly string[]) => void)[] = [];
  vi.stubGlobal("fetch", () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    answers.push((ids) =>
      resolve(Response.json({ notifications: ids.map((id) => ({ id }) as NotificationSummary), next: null })),
    );
    return promise;
  });
  return answers;
}
const shown = () => noticeList.state.value.rows?.map(({ id }) => id);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  session.value = { state: "unknown" };
});

test("[OPS-4] whoever signs in after somebody else in the same tab sees nothing of theirs, not even from an answer that was on its way", async () => {
  sign("ann");
  const answers = answerNotices();
  const read = noticeList.reload();
  answers[0]?.(["of Ann"]);
  await read;
  hearChallenge(challengeOf("open"));
  hearChallenge({ ...challengeOf("accepted"), id: "d" });
  expect([shown(), challenges.value.length, ready.value.length]).toEqual([["of Ann"], 1, 1]);
  const late = noticeList.reload();
  sign(null);
  sign("ben");
  expect([shown(), challenges.value, ready.value, goTo.value]).toEqual([undefined, [], [], null]);
  const own = noticeList.reload();
  answers[1]?.(["of Ann"]);
  answers[2]?.(["of Ben"]);
  await Promise.all([late, own]);
  expect(shown()).toEqual(["of Ben"]);
});

test("[PLAY-5] an accepted challenge leads to its match also after the time it would have been open for", () => {
  sign("ann");
  hearChallenge(challengeOf("open"));
  hearChallenge(challengeOf("accepted"));
  vi.advanceTimersByTime(1001);
  expect(ready.value.map(({ id }) => id)).toEqual(["c"]);
});
