// A channel in which more is said than the disk can take at once, or the API.
import { type ChatServerMessage, PROTOCOL_VERSION } from "@transcendence/protocol";
import { signTicket } from "@transcendence/tickets";
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { ChatRoom } from "../../src/chat/chat-room.ts";
import type { Carrier, RoomSocket } from "../../src/kit/carrier.ts";
import { freshId, nowMs } from "../../src/kit/clock.ts";
import { DurableStore } from "../../src/kit/durable-store.ts";
import { chatTicket, somebody } from "../page.ts";
import { rooms } from "../room-harness.ts";

const CROWD = 32; // people, each as much as one may say at once: more than a room keeps in memory
const EACH = 8;

test("[C5] pages have no gap while the API has not got yet what is no longer in memory", () =>
  runInDurableObject(rooms.Chat.getByName(freshId()), async (_, { storage }) => {
    const channel = freshId();
    const store = new DurableStore(`chat/${channel}`, storage, ChatRoom.tables);
    const room = new ChatRoom(carrierOf(channel, store, { isStoring: false }));
    room.start();
    const told: ChatServerMessage[] = [];
    const enter = () => enterRoom(room, channel, told);
    for (let person = 0; person < CROWD; person++) {
      const socket = await enter();
      for (let count = 0; count < EACH; count++)
        room.message(socket, JSON.stringify({ type: "send", id: freshId(), text: `${person} ${count}` }), nowMs());
    }
    const pages = () => told.filter((each) => each.type === "history");
    const reader = await enter();
    const places: number[] = [];
    for (let before = CROWD * EACH + 1, page = 1; ; page++) {
      room.message(reader, JSON.stringify({ type: "history", before }), nowMs());
      await expect.poll(() => pages().length).toBe(page);
      const { messages, more } = pages()[page - 1]!; // there are so many
      places.unshift(...messages.map(({ seq }) => seq));
      before = messages[0]?.seq ?? 0;
      if (!more) break;
    }
    expect(places).toEqual(Array.from({ length: CROWD * EACH }, (_each, index) => index + 1));
  }));

test("[C3] what is said again before the disk has it is written once", () =>
  runInDurableObject(rooms.Chat.getByName(freshId()), async (_, { storage }) => {
    const channel = freshId();
    const disk = Promise.withResolvers<void>();
    const store = new DurableStore(`chat/${channel}`, storage, ChatRoom.tables);
    const commit = store.commit.bind(store);
    store.commit = async (write) => {
      await disk.promise;
      await commit(write);
    };
    const room = new ChatRoom(carrierOf(channel, store));
    room.start();
    const told: ChatServerMessage[] = [];
    const enter = () => enterRoom(room, channel, told);
    const say = (socket: string, id: string) =>
      room.message(socket, JSON.stringify({ type: "send", id, text: `Message ${id}` }), nowMs());

    const [first, second] = [freshId(), freshId()];
    const anna = await enter();
    for (const id of [first, second]) say(anna, id);
    for (let person = 0; person < CROWD; person++) {
      const socket = await enter();
      for (let count = 0; count < EACH; count++) say(socket, freshId());
    }
    say(anna, second); // no answer has come
    disk.resolve();
    await expect.poll(() => told.some((each) => each.type === "written" && each.id === second)).toBe(true);
    const written = store.rows<{ id: string }>("SELECT id FROM chat_sent WHERE room = ?", store.key);
    expect(written).toHaveLength(2 + CROWD * EACH);
    expect(new Set(written.map(({ id }) => id)).size).toBe(written.length);
  }));

/** With an API that has nothing, and stores what it is brought or cannot. */
function carrierOf(channel: string, store: DurableStore, { isStoring } = { isStoring: true }): Carrier {
  return {
    room: { kind: "chat", name: channel },
    store,
    timer: () => ({ at: () => {}, stop: () => {} }),
    calls: {
      room: async () => ({ verdict: "kept", name: null }),
      api: async (path) =>
        isStoring || path.endsWith("read") ? { status: 200, body: { messages: [], more: false } } : null,
    },
    ticketSecret: async () => rooms.TICKET_SECRET,
    waitUntil: () => {},
    isDraining: () => false,
  };
}

/** Somebody comes in, to whom all of it is told. Answers the socket's id. */
async function enterRoom(room: ChatRoom, channel: string, told: ChatServerMessage[]): Promise<string> {
  const socket: RoomSocket = {
    id: freshId(),
    isOpen: () => true,
    send: (data) => void told.push(JSON.parse(String(data)) as ChatServerMessage), // the room's
    close: (reason) => expect.unreachable(`closed with ${reason}`),
  };
  const ticket = await signTicket(rooms.TICKET_SECRET, chatTicket(channel, somebody()));
  await room.connect(socket, { version: String(PROTOCOL_VERSION), ticket, atMs: Date.now() });
  return socket.id;
}
