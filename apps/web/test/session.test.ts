import type { Me } from "@transcendence/protocol";
import { afterEach, expect, test, vi } from "vitest";
import { api, type Result } from "../src/data/api.ts";
import { hearName, loadSession, session } from "../src/data/session.ts";

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
