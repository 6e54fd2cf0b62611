import { expect, onTestFinished, test, vi } from "vitest";
import { connectWithCookies } from "../src/cookies.ts";
import { ask } from "../src/result.ts";

function answering(...cookies: readonly (readonly string[])[]) {
  const asked: (string | null)[] = [];
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation((_, init) => {
    asked.push(new Headers(init?.headers).get("cookie"));
    const headers = new Headers({ "content-type": "application/json" });
    for (const cookie of cookies[asked.length - 1] ?? []) headers.append("set-cookie", cookie);
    return Promise.resolve(new Response('{"me":null}', { headers }));
  });
  onTestFinished(() => fetched.mockRestore());
  return { asked, fetched };
}

test("cookies are kept, changed and taken away as a browser does it", async () => {
  const { asked } = answering(
    ["session=abc=; Path=/; HttpOnly", "hint=1; Path=/"],
    ["session=def; Path=/"],
    ["session=; Path=/; Max-Age=0"],
  );
  const arena = connectWithCookies("https://arena.test");
  for (let count = 0; count < 4; count++) await ask(arena.routes.me.$get());
  expect(asked).toEqual([null, "session=abc=; hint=1", "session=def; hint=1", "hint=1"]);
});

test("a program asks from the arena's own origin, and may go on as whoever it was", async () => {
  const { asked, fetched } = answering();
  const arena = connectWithCookies("https://arena.test", "session=abc");
  await ask(arena.routes.me.$get());
  expect(asked).toEqual(["session=abc"]);
  expect(new Headers(fetched.mock.calls[0]![1]!.headers).get("origin")).toBe("https://arena.test");
  expect(arena.cookies()).toBe("session=abc");
});
