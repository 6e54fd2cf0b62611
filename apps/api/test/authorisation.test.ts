// Every route, called by everybody there is. The route says who may; what it says is tried here.
import { afterAll, describe, expect, test } from "vitest";
import type { Caller, DescribedRoute } from "../src/http/route.ts";
import { createProviders } from "../src/index.ts";
import { type Browser, openApiHarness } from "./api-harness.ts";
import { type Call, CALLS, Scene } from "./calls.ts";
import { makeMember } from "./members.ts";

const gitHub = { id: "github", name: "GitHub", clientId: "pong", clientSecret: "secret" } as const;
const many = { perSession: 10_000, perAddress: 10_000, windowMs: 1000 };
const arena = await openApiHarness({
  providers: createProviders([gitHub]),
  limits: { tournaments: many, signUps: many, mails: many, links: many, codeMails: many },
});
afterAll(() => arena.storage.close());

const ROLES = ["outsider", "guest", "other member", "program", "owner long ago", "owner"] as const;
type Role = (typeof ROLES)[number];

/** `in`: the route does its work. A number: the status of the refusal. */
type Verdict = "in" | 401 | 403 | 404 | 410;
const everybody = (verdict: Verdict): Record<Role, Verdict> => ({
  outsider: verdict,
  guest: verdict,
  "other member": verdict,
  program: verdict,
  "owner long ago": verdict,
  owner: verdict,
});
const VERDICTS: Readonly<Record<Caller, Readonly<Record<Role, Verdict>>>> = {
  anyone: everybody("in"),
  anyoneAsGuest: everybody("in"),
  session: { ...everybody("in"), outsider: 401 },
  member: { ...everybody("in"), outsider: 401, guest: 403 },
  freshLogin: { ...everybody("in"), outsider: 401, guest: 403, "owner long ago": 403 },
  pendingSignUp: everybody(410),
  awaited: everybody(410),
  room: everybody(404), // the public app knows nothing of it
};

test("[OPS-4] every route is tried, and none that is not there", () => {
  expect(Object.keys(CALLS).toSorted()).toEqual(arena.routes.map(nameOf).toSorted());
});

describe.each(arena.routes)("[OPS-4] $method $path", (route) => {
  const call = CALLS[nameOf(route)] ?? { ok: [] };
  const openScene = async (role: Role) => {
    const scene = await Scene.open(arena);
    if (role === "owner long ago") await scene.elsewhere(); // before there is a second factor
    await call.prepare?.(scene);
    return scene;
  };
  let unchanged: Promise<Scene> | undefined; // for all who are refused: they change nothing
  test.each(ROLES)("called by: %s", async (role) => {
    const expected = verdictOn(route, call, role);
    const isShared = expected !== "in" && role !== "owner long ago";
    const scene = await (isShared ? (unchanged ??= openScene(role)) : openScene(role));
    const response = await ask(route, call, scene, role);
    const { status } = response;
    if (expected !== "in") expect([status, await response.text()]).toEqual([expected, expect.anything()]);
    else expect([...call.ok], `${status} ${await response.text()}`).toContain(status);
  });
});

test.each(arena.routes.filter(({ who }) => who === "room"))(
  "[OPS-4] $method $path is refused to whoever does not sign as a room",
  async ({ path }) => {
    expect((await arena.askInternal(path, { method: "POST", body: "{}" })).status).toBe(403);
    expect((await arena.tell(path, {}, "another secret altogether")).status).toBe(403);
    expect((await arena.tell(path, {})).status).toBe(400); // signed, and then found empty
  },
);

function nameOf({ method, path }: DescribedRoute): string {
  return `${method} ${path}`;
}

function verdictOn({ who, scope }: DescribedRoute, call: Call, role: Role): Verdict {
  if (role === "program" && who !== "room") return scope === undefined ? 403 : "in";
  const verdict = VERDICTS[who][role];
  const isElse = role === "other member" || role === "guest";
  return isElse && verdict === "in" ? (call.others ?? "in") : verdict;
}

async function ask({ method, path: pattern }: DescribedRoute, call: Call, scene: Scene, role: Role): Promise<Response> {
  const params = (await call.params?.(scene)) ?? {};
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const headers = role === "program" ? { Authorization: `Bearer ${(await scene.token()).token}` } : {};
  const browser = await browserOf(role, scene);
  return browser.ask(method, path + (call.query ?? ""), call.body?.(scene), headers);
}

async function browserOf(role: Role, scene: Scene): Promise<Browser> {
  const browser = arena.browser();
  switch (role) {
    case "outsider":
    case "program":
      return browser;
    case "guest":
      await browser.read(201, "POST", "/api/me");
      return browser;
    case "other member":
      return (await makeMember(arena)).browser;
    case "owner long ago":
      return (await scene.elsewhere()).browser;
    case "owner":
      return scene.owner.browser;
  }
}
