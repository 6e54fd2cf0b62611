import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchInTime, PATIENCE_MS, within } from "../src/deadline.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a deadline", () => {
  test("is on every request that has no signal of its own", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response());
    await fetchInTime("/api/me");
    expect(fetched.mock.calls[0]![1]!.signal).toBeInstanceOf(AbortSignal);
    const own = new AbortController().signal;
    await fetchInTime("/api/me", { signal: own });
    expect(fetched.mock.calls[1]![1]!.signal).toBe(own);
    fetched.mockRestore();
  });

  test("is on what cannot be aborted, too", async () => {
    const late = within(new Promise(() => {})).catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await late).toBe("Too late");
    expect(await within(Promise.resolve(7))).toBe(7);
  });
});
