// The rooms that run in this isolate, so that a restart can be announced to them. A machine has a few isolates: each is told.
import type { RoomAddress } from "@transcendence/protocol";
import { verifyRequest } from "@transcendence/tickets";
import { wallMs } from "./clock.ts";
import { roomAt, type RoomsEnv, secretsOf } from "./environment.ts";

export const DRAIN_PATH = "/internal/drain";

const live = new Map<string, RoomAddress>();
let draining = false;

export function isDraining(): boolean {
  return draining;
}

export function enterRoom(room: RoomAddress): void {
  live.set(`${room.kind}/${room.name}`, room);
}

export function leaveRoom(room: RoomAddress): void {
  live.delete(`${room.kind}/${room.name}`);
}

/** Each room stores its match as it stands and sends everybody away with `restarting`; answers when all have. */
export async function answerDrain(request: Request, env: RoomsEnv): Promise<Response> {
  const body = await request.text();
  const asked = { method: request.method, path: DRAIN_PATH, body, headers: request.headers, nowMs: wallMs() };
  const { internal } = await secretsOf(env);
  if (request.method !== "POST" || !(await verifyRequest(internal, asked))) return new Response(null, { status: 403 });
  draining = true;
  const rooms = [...live.values()];
  const answers = await Promise.allSettled(rooms.map((room) => roomAt(env, room).drain()));
  const failed = answers.filter((answer) => answer.status === "rejected").length;
  if (failed > 0) console.error(JSON.stringify({ event: "drain_failed", rooms: failed }));
  return Response.json({ rooms: rooms.length, failed }, { status: failed > 0 ? 500 : 200 });
}

/** For tests, which share one isolate. */
export function stopDraining(): void {
  draining = false;
}
