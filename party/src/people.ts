// What the API tells of people: their user room hears it, and every room that they are in. On the edge by a binding; on one machine
// by signed requests to the isolate in which user rooms live.
import { Id } from "@transcendence/protocol";
import { verifyRequest } from "@transcendence/tickets";
import * as v from "valibot";
import { wallMs } from "./clock.ts";
import { type RoomsEnv, secretsOf } from "./environment.ts";
import { reportError } from "./report.ts";

export const PEOPLE_PATH = "/internal/people";

const Told = v.variant("type", [
  v.strictObject({
    type: v.literal("revoked"),
    user: Id,
    sessions: v.union([v.literal("all"), v.array(Id)]),
    atMs: v.number(),
  }),
  v.strictObject({ type: v.literal("renamed"), user: Id, name: v.string(), atMs: v.number() }),
]);
type Told = v.InferOutput<typeof Told>;

export async function answerPeople(request: Request, env: RoomsEnv): Promise<Response> {
  const body = await request.text();
  const asked = { method: request.method, path: PEOPLE_PATH, body, headers: request.headers, nowMs: wallMs() };
  const { internal } = await secretsOf(env);
  if (request.method !== "POST" || !(await verifyRequest(internal, asked))) return new Response(null, { status: 403 });
  const told = v.safeParse(v.pipe(v.string(), v.parseJson(), Told), body);
  if (!told.success) return new Response(null, { status: 400 });
  await tell(env, told.output);
  return new Response(null, { status: 204 });
}

function tell(env: RoomsEnv, told: Told): Promise<void> {
  const room = env.User.getByName(told.user);
  return told.type === "revoked" ? room.revoke(told.sessions, told.atMs) : room.rename(told.user, told.name, told.atMs);
}

/** The API's `Live` where it runs beside the rooms. */
export function liveFrom(env: RoomsEnv, clock: () => number) {
  const say = (told: Told) => tell(env, told).catch((error: unknown) => reportError("user_untold", told.user, error));
  return {
    revoke: (user: string, sessions: readonly string[] | "all") =>
      say({ type: "revoked", user, sessions: sessions === "all" ? sessions : [...sessions], atMs: clock() }),
    renamed: (user: string, name: string) => say({ type: "renamed", user, name, atMs: clock() }),
  };
}
