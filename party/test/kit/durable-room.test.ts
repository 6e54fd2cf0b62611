import type { Connection } from "partyserver";
import { expect, test } from "vitest";
import { socketOf } from "../../src/kit/durable-room.ts";

const FRAMES = 200;

/** One end for the room, and what comes out of the other. */
function connect(): { readonly connection: Connection; readonly came: Uint8Array[] } {
  const { 0: far, 1: near } = new WebSocketPair();
  const came: Uint8Array[] = [];
  far.binaryType = "arraybuffer";
  far.addEventListener("message", ({ data }) => {
    if (data instanceof ArrayBuffer) came.push(new Uint8Array(data));
  });
  far.accept();
  near.accept();
  return { connection: Object.assign(near, { id: "alice" }) as unknown as Connection, came }; // as far as it is looked at
}

test("frames that are sent in one go arrive each as it was, though the short ones share a buffer", async () => {
  const { connection, came } = connect();
  const socket = socketOf(connection);
  const frames = Array.from({ length: FRAMES }, (_, index) => new Uint8Array(index % 3 === 0 ? 40 : 7).fill(index));
  for (const frame of frames) {
    const sent = Uint8Array.from(frame);
    socket.send(sent);
    sent.fill(255); // nor does it matter what becomes of the array
  }
  await expect.poll(() => came.length).toBe(FRAMES);
  expect(came).toEqual(frames);
});
