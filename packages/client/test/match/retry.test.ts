import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { delayBefore, Retry } from "../../src/match/retry.ts";
import type { Result } from "../../src/result.ts";

const OFFLINE = { ok: false, error: "offline" } as const;

/** An API on a connection that is dead: it answers when it is given up. */
function silence(signal: AbortSignal): Promise<Result<string>> {
  return new Promise((done) => signal.addEventListener("abort", () => done(OFFLINE)));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("trying for a ticket", () => {
  test("a silent connection is given up after 2.5 s", async () => {
    const retry = new Retry();
    const ask = vi.fn<typeof silence>(silence);
    const answer = retry.ask(ask, true);
    await vi.advanceTimersByTimeAsync(2499);
    expect(ask.mock.calls[0]![0].aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual(OFFLINE);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test("after silence several are asked at once, and the first to answer counts", async () => {
    const retry = new Retry();
    const first = retry.ask(silence, true);
    await vi.advanceTimersByTimeAsync(2500);
    await first;
    let asked = 0;
    const signals: AbortSignal[] = [];
    const answer = await retry.ask((signal) => {
      signals.push(signal);
      return ++asked < 2 ? silence(signal) : Promise.resolve({ ok: true, value: "ticket" });
    }, true);
    expect(answer).toEqual({ ok: true, value: "ticket" });
    expect(asked).toBe(2);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test("somebody whom the arena does not know yet asks once at a time: each ticket could make a guest", async () => {
    const retry = new Retry();
    const ask = vi.fn<typeof silence>(silence);
    for (const _ of [1, 2]) {
      const answer = retry.ask(ask, false);
      await vi.advanceTimersByTimeAsync(2500);
      await answer;
    }
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test("a slow line gets more time with each try", async () => {
    const retry = new Retry();
    const slow = (signal: AbortSignal) =>
      Promise.race([
        silence(signal),
        new Promise<Result<string>>((done) => setTimeout(() => done({ ok: true, value: "late" }), 9000)),
      ]);
    let answer: Result<string> = OFFLINE;
    for (let tries = 0; tries < 5 && !answer.ok; tries++) {
      const asked = retry.ask(slow, true);
      await vi.advanceTimersByTimeAsync(10_000);
      answer = await asked;
    }
    expect(answer).toEqual({ ok: true, value: "late" });
  });

  test("a refusal is an answer", async () => {
    const refused = { ok: false, error: "not_found" } as const;
    expect(await new Retry().ask(() => Promise.resolve(refused), true)).toEqual(refused);
  });

  test("hope ends the wait and the request that goes on", async () => {
    const retry = new Retry();
    await retry.wait();
    const waited = retry.wait();
    retry.now();
    await waited;
    const answer = retry.ask(silence, true);
    retry.now();
    expect(await answer).toEqual(OFFLINE);
    await retry.wait(); // the next is at once
  });

  test("nothing is asked for a page that was left", async () => {
    const retry = new Retry();
    const ask = vi.fn<typeof silence>(silence);
    retry.stop();
    expect(await retry.ask(ask, true)).toEqual(OFFLINE);
    expect(ask).not.toHaveBeenCalled();
  });

  test.each([0, 0.5, 1])("the waits grow, and not all players come at once (%d)", (random) => {
    const delays = [0, 1, 2, 3, 20].map((attempt) => delayBefore(attempt, random));
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBe(0);
    expect(delays[1]).toBeLessThan(300);
    expect(delays[4]).toBeLessThan(3100);
  });
});
