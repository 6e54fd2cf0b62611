import { encodeInput, encodePing } from "@transcendence/netcode";
import { CLIENT_MESSAGE_BYTES, MESSAGE_LIMIT } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import { ALICE, RoomHarness, BORIS, CHLOE } from "./room-harness.ts";

describe.concurrent("[R5] [PLAY-5] malformed", () => {
  test.each<[string, string | Uint8Array]>([
    ["text", "hello"],
    ["JSON", '{"type":"ready"'],
    ["message: an unknown type", '{"type":"win"}'],
    ["message: an unknown field", '{"type":"ready","seat":1}'],
    ["message: too long", JSON.stringify({ type: "ready", why: "x".repeat(MESSAGE_LIMIT) })],
    ["frame: empty", new Uint8Array()],
    ["frame: unknown", Uint8Array.of(0x7f, 1, 2, 3)],
    ["frame: cut short", encodeInput(1, 100, 1).slice(0, 6)],
    ["frame: too long", Uint8Array.of(...encodeInput(1, 100, 1), 0)],
    ["frame: no direction", Uint8Array.of(...encodeInput(1, 100, 1).slice(0, 6), 2)],
    ["frame: as long as it may be", new Uint8Array(CLIENT_MESSAGE_BYTES)],
  ])("%s closes the socket and changes nothing", async (_, bytes) => {
    const arena = new RoomHarness();
    const alice = await arena.enter(ALICE);
    const boris = await arena.enter(BORIS);
    await boris.sees("waiting");
    alice.socket.send(bytes);
    expect(await alice.closed()).toBe("malformed");
    await boris.until(() => boris.room.seats[0]?.connected === false, "the news");
    expect(boris.room.state).toEqual({ phase: "waiting", ready: [false, false] });
  });
});

describe.concurrent("[PLAY-5] too much", () => {
  // On one machine the gateway takes none of these; see apps/server.
  test.each<[string, string | Uint8Array]>([
    ["text of one character too many", "x".repeat(CLIENT_MESSAGE_BYTES + 1)],
    ["text of a megabyte", "x".repeat(1_000_000)],
    ["bytes, one too many", new Uint8Array(CLIENT_MESSAGE_BYTES + 1)],
    ["a megabyte of inputs", new Uint8Array(1_000_000).fill(1)],
  ])("[R5] in one message closes with 1009, and is not read: %s", async (_, bytes) => {
    const arena = new RoomHarness();
    const [alice, boris] = [await arena.enter(ALICE), await arena.enter(BORIS)];
    await boris.sees("waiting");
    const code = new Promise<number>((resolve) =>
      alice.socket.addEventListener("close", (event) => resolve(event.code)),
    );
    alice.socket.send(bytes);
    expect(await alice.closed()).toBe("too_long");
    expect(await code).toBe(1009);
    await boris.until(() => boris.room.seats[0]?.connected === false, "the news");
  });

  test("[R6] is dropped, then closes the socket, and pauses the match for the other", async () => {
    const arena = new RoomHarness();
    const { alice, boris } = await arena.start();
    for (let message = 0; message < 500; message++) alice.socket.send(encodePing(message));
    expect(await alice.closed()).toBe("flooding");
    expect((await boris.sees("paused")).state).toMatchObject({ absent: [0] });
  });

  test("[M75] from a spectator is treated alike, and a little of it does nothing", async () => {
    const arena = new RoomHarness();
    const { alice } = await arena.start();
    const chloe = await arena.enter(CHLOE);
    await chloe.sees("countdown");
    chloe.say({ type: "resign" });
    await chloe.until(() => chloe.errors.length === 1, "an error");
    expect(chloe.errors).toEqual(["not_allowed"]);
    for (let message = 0; message < 500; message++) chloe.socket.send(encodeInput(1, 0, 1));
    expect(await chloe.closed()).toBe("flooding");
    expect(alice.room.state.phase).not.toBe("paused");
  });
});
