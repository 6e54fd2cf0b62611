import type { Me } from "@transcendence/protocol";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { api, type Result } from "../src/data/api.ts";
import { hearName, loadSession, refreshSession, session } from "../src/data/session.ts";

const named = (name: string): Result<{ me: Me }> => ({ ok: true, value: { me: { id: "ann", name } as Me } }); // no more is read here
const shown = () => (session.value.state === "known" ? session.value.me?.name : session.value.state);

afterEach(() => vi.restoreAllMocks());

test("[ACC-4] a name that is heard while it is asked who one is stands: the answer may be from before", async () => {
  const answers: ((answer: Result<{ me: Me }>) => void)[] = [];
  vi.spyOn(api, "me").mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const first = loadSession();
  answers[0]?.(named("Ann"));
  await first;
  const [second, third] = [loadSession(), loadSession()];
  hearName("Anne");
  answers[1]?.(named("Ann"));
  answers[2]?.(named("Ann"));
  await Promise.all([second, third]);
  expect(shown()).toBe("Anne");
  const fourth = loadSession(); // asked after it
  answers[3]?.(named("Anna"));
  await fourth;
  expect(shown()).toBe("Anna");
});

test("what is asked for at the start serves all that stands on the page; a page that is opened later asks anew", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const answers: ((answer: Result<{ me: Me }>) => void)[] = [];
  const asked = vi.spyOn(api, "me").mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  vi.advanceTimersByTime(60_000); // since another test
  const first = loadSession();
  refreshSession();
  answers[0]?.(named("Ann"));
  await first;
  refreshSession();
  expect(asked).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1001);
  refreshSession();
  expect(asked).toHaveBeenCalledTimes(2);
});
