// Calls between rooms, to the API, and from the API on the edge, where rooms are called by a binding. On one machine the API's calls come
// as signed requests, see hosts.ts.
import { type RoomAddress, RoomAnswer, type RoomCall, roomCallPath, type UserEvent } from "@transcendence/protocol";
import { signRequest } from "@transcendence/tickets";
import * as v from "valibot";
import type { Calls } from "./carrier.ts";
import { wallMs } from "./clock.ts";
import { roomAt, type RoomsEnv, secretsOf } from "./environment.ts";
import { reportError } from "./report.ts";

const PATIENCE_MS = 10_000;

export function createCalls(env: RoomsEnv): Calls {
  return { room: async (room, call) => roomAt(env, room).call(call), api: apiCalls(env) };
}

export function apiCalls(env: ApiEnv): Calls["api"] {
  return (path, body) => askApi(env, path, JSON.stringify(body));
}

type ApiEnv = Pick<RoomsEnv, "API" | "TICKET_SECRET" | "INTERNAL_SECRET">;

/** To a room of another host on this machine: the server that has the API passes it on. */
export async function callThroughApi(env: ApiEnv, room: RoomAddress, call: RoomCall): Promise<RoomAnswer> {
  const answer = await askApi(env, roomCallPath(room), JSON.stringify(call));
  if (answer?.status !== 200) throw new Error(`${room.kind} ${room.name} answered ${answer?.status ?? "nothing"}`);
  return v.parse(RoomAnswer, answer.body);
}

async function askApi(env: ApiEnv, path: string, body: string): ReturnType<Calls["api"]> {
  try {
    const { internal } = await secretsOf(env);
    const signature = await signRequest(internal, { method: "POST", path, body, nowMs: wallMs() });
    const headers = { "content-type": "application/json", ...signature };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await env.API.fetch(`http://api${path}`, { method: "POST", headers, body, signal });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return null; // the API is away
  }
}

/** The API's `Live` where it runs beside the rooms. */
export function liveFrom(env: RoomsEnv, clock: () => number) {
  const tell = async (room: RoomAddress, call: RoomCall): Promise<void> => {
    try {
      await roomAt(env, room).call(call);
    } catch (error) {
      reportError("room.call_failed", room.name, error);
    }
  };
  return {
    tell: (user: string, event: UserEvent) =>
      tell({ kind: "user", name: user }, { type: "tell", event, atMs: clock() }),
    call: tell,
    ask: async (room: RoomAddress, call: RoomCall): Promise<RoomAnswer> => roomAt(env, room).call(call),
  };
}
