import { afterEach, describe, expect, test, vi } from "vitest";
import { createAction } from "../src/data/action.ts";
import type { ErrorCode, Result } from "../src/data/api.ts";
import { createPages, createQuery } from "../src/data/query.ts";
import { session } from "../src/data/session.ts";

const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const failed = (error: ErrorCode): Result<never> => ({ ok: false, error });

/** A call that is answered when the test says so. */
function held<T>() {
  const waiting: ((answer: Result<T>) => void)[] = [];
  return {
    ask: () => new Promise<Result<T>>((resolve) => waiting.push(resolve)),
    answer: (which: number, answer: Result<T>) => waiting[which]?.(answer),
    asked: () => waiting.length,
  };
}

afterEach(() => vi.unstubAllGlobals());

describe("a query", () => {
  test("is busy until it has a value, or an error", async () => {
    const answers = [failed("internal"), ok(7)];
    const query = createQuery(async () => answers.shift() ?? failed("offline"));
    const loading = query.load();
    expect(query.state.value).toEqual({ value: null, error: null, busy: true });
    await loading;
    expect(query.state.value).toEqual({ value: null, error: "internal", busy: false });
    await query.load();
    expect(query.state.value).toEqual({ value: 7, error: null, busy: false });
  });

  test("that was asked again takes no notice of the first answer, however late", async () => {
    const { ask, answer } = held<string>();
    const query = createQuery(ask);
    const [first, second] = [query.load(), query.load()];
    answer(1, ok("new"));
    await second;
    answer(0, ok("old"));
    await first;
    expect(query.state.value.value).toBe("new");
  });

  test("keeps what it has while it loads again, and when that fails", async () => {
    const answers = [ok("kept"), failed("offline")];
    const query = createQuery(async () => answers.shift() ?? failed("internal"));
    await query.load();
    const again = query.load();
    expect(query.state.value).toEqual({ value: "kept", error: null, busy: true });
    await again;
    expect(query.state.value).toEqual({ value: "kept", error: "offline", busy: false });
  });

  test("takes what an action has answered, over an answer that is under way", async () => {
    const { ask, answer } = held<string>();
    const query = createQuery(ask);
    const loading = query.load();
    query.set("changed");
    answer(0, ok("before the change"));
    await loading;
    expect(query.state.value).toEqual({ value: "changed", error: null, busy: false });
  });

  test("that says the session has ended asks who one is", async () => {
    session.value = { state: "unknown" };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ me: null })));
    await createQuery(async () => failed("unauthenticated")).load();
    await vi.waitFor(() => expect(session.value).toEqual({ state: "known", me: null }));
  });
});

describe("a list", () => {
  const PAGES: Record<string, { rows: string[]; next: string | null }> = {
    first: { rows: ["c", "b"], next: "b" },
    b: { rows: ["a"], next: null },
  };

  test("is read page by page, and from its newest again", async () => {
    const pages = createPages(
      async (before = "first") => ok(PAGES[before] ?? { rows: [], next: null }),
      ({ rows }) => rows,
    );
    await pages.reload();
    await pages.more();
    await pages.more();
    expect(pages.state.value).toEqual({ rows: ["c", "b", "a"], next: null, busy: false, error: null });
    await pages.reload();
    expect(pages.state.value.rows).toEqual(["c", "b"]);
  });

  test("reads a further page once, however often it is asked for", async () => {
    const { ask, answer, asked } = held<{ rows: string[]; next: string | null }>();
    const pages = createPages(ask, ({ rows }) => rows);
    const newest = pages.reload();
    answer(0, ok({ rows: ["b"], next: "b" }));
    await newest;
    const both = [pages.more(), pages.more()];
    answer(1, ok({ rows: ["a"], next: null }));
    await Promise.all(both);
    expect(asked()).toBe(2);
    expect(pages.state.value.rows).toEqual(["b", "a"]);
  });

  test.each(["is asked for anew", "changes"])(
    "that %s while it is read is read again: the answer may be from before",
    async (what) => {
      const { ask, answer, asked } = held<{ rows: string[]; next: string | null }>();
      const pages = createPages(ask, ({ rows }) => rows);
      const reading = pages.reload();
      if (what === "changes") pages.edit((rows) => ["new", ...rows]);
      else void pages.reload();
      answer(0, ok({ rows: ["old"], next: null }));
      await vi.waitFor(() => expect(asked()).toBe(2));
      expect(pages.state.value.busy).toBe(true);
      answer(1, ok({ rows: ["new", "old"], next: null }));
      await reading;
      expect(pages.state.value).toEqual({ rows: ["new", "old"], next: null, busy: false, error: null });
    },
  );
});

describe("an action", () => {
  test("runs one at a time, and knows with what", async () => {
    const { ask, answer, asked } = held<string>();
    const done: string[] = [];
    const action = createAction((_word: string) => ask(), { onDone: (value, arg) => done.push(value + arg) });
    const first = action.run("first");
    await action.run("second");
    expect([asked(), action.running.value]).toEqual([1, ["first"]]);
    answer(0, ok("done "));
    await first;
    expect([done, action.running.value]).toEqual([["done first"], null]);
  });

  test("keeps its error until it is run again", async () => {
    const answers = [failed("name_taken"), ok(1)];
    const action = createAction(async () => answers.shift() ?? failed("internal"));
    await action.run();
    expect(action.error.value).toBe("name_taken");
    await action.run();
    expect(action.error.value).toBeNull();
  });

  test("leaves an error to whoever shows it elsewhere", async () => {
    const seen: ErrorCode[] = [];
    const action = createAction(async () => failed("conflict"), { onError: (error) => seen.push(error) > 0 });
    await action.run();
    expect([seen, action.error.value]).toEqual([["conflict"], null]);
  });

  test("declining to re-enter one's password is no error", async () => {
    const action = createAction(async () => failed("proof_needed"));
    await action.run();
    expect(action.error.value).toBeNull();
  });

  test("that throws can be run again", async () => {
    const action = createAction(async () => ok(1), { onDone: () => Promise.reject(new Error("a mistake of ours")) });
    await expect(action.run()).rejects.toThrow("a mistake of ours");
    expect(action.running.value).toBeNull();
  });
});
