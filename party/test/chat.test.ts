import {
  type Batch,
  type ChatClientMessage,
  type ChatServerMessage,
  type ChatTicket,
  matchChannel,
  type MatchTicket,
  type Player,
  PROTOCOL_VERSION,
  roomPath,
  type StoreChat,
  type UserEvent,
} from "@transcendence/protocol";
import type { InferOutput } from "valibot";
import { describe, expect, test } from "vitest";
import { freshId } from "../src/kit/clock.ts";
import { callRoom, killAll, openSocket, rowsOf } from "./carrier.ts";
import { chatTicket, openRoom, RoomPage, somebody } from "./page.ts";
import { RoomHarness, type Call, CHLOE, eventually, type Person, rooms } from "./room-harness.ts";

class ChatPage extends RoomPage<ChatClientMessage, ChatServerMessage> {
  texts(): (string | null)[] {
    return this.told.flatMap((message) => {
      if (message === "pong") return [];
      if (message.type === "welcome") return message.messages.map(({ text }) => text);
      return message.type === "message" ? [message.message.text] : [];
    });
  }
}

async function enter(channel: string, player: Player | null, over: Partial<ChatTicket> = {}): Promise<ChatPage> {
  return new ChatPage(await openRoom({ kind: "chat", name: channel }, chatTicket(channel, player, over)));
}

async function storedIn(channel: string): Promise<StoreChat[]> {
  const calls: Call[] = await (await rooms.API.fetch(`http://double/double/calls?match=${channel}`)).json();
  const batches = calls.filter(({ path }) => path === "/internal/chat/store").map(({ body }) => body);
  const items = batches.flatMap((body) => (JSON.parse(body) as InferOutput<typeof Batch>).items);
  return items.map((item) => JSON.parse(item) as StoreChat); // as the room wrote it
}

async function answerWith(channel: string, status: number): Promise<void> {
  await rooms.API.fetch(`http://double/double/answer?match=${channel}&status=${status}`);
}

describe("[CHAT-1] a channel", () => {
  test("[C1] [C2] carries what is written to everybody and to the API, in its order", async () => {
    const channel = freshId();
    const [anna, ben] = [await enter(channel, somebody()), await enter(channel, somebody())];
    for (const text of ["One", "Two", "Three"]) anna.say({ type: "send", id: freshId(), text });
    await eventually(async () => expect(ben.texts()).toEqual(["One", "Two", "Three"]));
    await eventually(async () => expect((await storedIn(channel)).map(({ text }) => text)).toEqual(ben.texts()));
  });

  test("[C1] [C3] [C4] loses no acknowledged message and doubles none when its process dies, whatever the API does", async () => {
    const channel = freshId();
    await answerWith(channel, 0);
    const player = somebody();
    const ids = Array.from({ length: 6 }, freshId);
    let page = await enter(channel, player);
    for (const [index, id] of ids.slice(0, 4).entries()) page.say({ type: "send", id, text: `Message ${index}` });
    await eventually(async () => expect(page.texts()).toHaveLength(4));
    await killAll();
    page = await enter(channel, player);
    await eventually(async () => expect(page.texts()).toEqual(["Message 0", "Message 1", "Message 2", "Message 3"]));
    // As a page does that has heard no answer: all of them again.
    for (const [index, id] of ids.entries()) page.say({ type: "send", id, text: `Message ${index}` });
    await eventually(async () => expect(page.texts().at(-1)).toBe("Message 5"));
    await answerWith(channel, 200);
    page.say({ type: "send", id: freshId(), text: "The last" });
    await eventually(async () => {
      const stored = (await storedIn(channel)).filter((each) => each.type === "message");
      const once = new Map(stored.map(({ id, seq, text }) => [id, { seq, text }])); // tried again and again while the API was away
      expect([...once.values()].toSorted((a, b) => a.seq - b.seq)).toEqual([
        ...ids.map((_, index) => ({ seq: index + 1, text: `Message ${index}` })),
        { seq: 7, text: "The last" },
      ]);
    });
  });

  test("[R5] what is no message closes the socket, and so does a ticket to another channel", async () => {
    const channel = freshId();
    const anna = await enter(channel, somebody());
    anna.socket.send(JSON.stringify({ type: "send", id: "short", text: "Hello" }));
    await eventually(async () => expect(anna.reason).toBe("malformed"));
    const ben = await enter(channel, somebody(), { channel: freshId() });
    await eventually(async () => expect(ben.reason).toBe("ticket_invalid"));
  });

  test("[C10] [C11] lets guests read, and puts out whom it is told to", async () => {
    const channel = freshId();
    const [anna, guest] = [somebody(), somebody("guest")];
    const [one, other] = [await enter(channel, anna), await enter(channel, guest)];
    other.say({ type: "send", id: freshId(), text: "May I?" });
    one.say({ type: "send", id: freshId(), text: "Hello" });
    await eventually(async () => expect(other.texts()).toEqual(["Hello"]));
    expect(other.told).toContainEqual(expect.objectContaining({ type: "refused", reason: "read_only" }));
    await callRoom(
      { kind: "chat", name: channel },
      {
        type: "member",
        user: anna.id,
        role: null,
        mutedUntilMs: null,
        isOut: true,
      },
    );
    await eventually(async () => expect(one.reason).toBe("gone"));
  });
});

test("[C16] [ACC-9] what somebody wrote who is gone, and the API has not got yet, is neither shown nor stored after all", async () => {
  const channel = freshId();
  const room = { kind: "chat", name: channel } as const;
  await answerWith(channel, 503);
  const [anna, ben] = [somebody(), somebody()];
  const [one, other] = [await enter(channel, anna), await enter(channel, ben)];
  one.say({ type: "send", id: freshId(), text: "Hello" });
  other.say({ type: "send", id: freshId(), text: "Good bye" });
  await eventually(async () => expect(one.texts()).toHaveLength(2));
  await callRoom(room, { type: "forget", user: ben.id });
  await eventually(async () => expect(one.told).toContainEqual({ type: "hide", user: ben.id }));
  await eventually(async () => expect(other.reason).toBe("ticket_expired"));
  const kept = await eventually(async () => {
    const bodies = await rowsOf<{ body: string }>(room, "SELECT body FROM parcel WHERE room = ?");
    expect(bodies).toHaveLength(1);
    return bodies;
  });
  expect(JSON.parse(kept[0]!.body)).toMatchObject({ text: "Hello" });
  await killAll();
  const later = await enter(channel, somebody());
  await eventually(async () => expect(later.texts()).toEqual(["Hello"]));
});

test("[C19] [CHAT-6] a ticket from before somebody was put out is no way back in, nor once the process has died", async () => {
  const channel = freshId();
  const anna = somebody();
  const saved = { expiresMs: Date.now() + 59_000 };
  const page = await enter(channel, anna, saved);
  const out = { type: "member", user: anna.id, role: "outside", mutedUntilMs: null, isOut: true } as const;
  await callRoom({ kind: "chat", name: channel }, out);
  await eventually(async () => expect(page.reason).toBe("gone"));
  const again = await enter(channel, anna, saved);
  await eventually(async () => expect(again.reason).toBe("ticket_expired"));
  await killAll();
  const later = await enter(channel, anna, saved);
  await eventually(async () => expect(later.reason).toBe("ticket_expired"));
  const ben = await enter(channel, somebody(), saved);
  await eventually(async () => expect(ben.told).toContainEqual(expect.objectContaining({ type: "welcome" })));
});

describe("[CHAT-1] the chat of a match", () => {
  /** Into the chat, with the ticket that the match's room gives to this socket. */
  async function talk(person: Person): Promise<{ page: ChatPage; side: string }> {
    const before = person.chats.length;
    person.say({ type: "chat" });
    const told = await eventually(async () => {
      const found = person.chats[before];
      if (found === undefined) throw new Error("no ticket to the chat");
      return found;
    });
    const path = roomPath({ kind: "chat", name: told.channel });
    const socket = await openSocket(`${path}?v=${PROTOCOL_VERSION}&ticket=${told.ticket}`);
    return { page: new ChatPage(socket), side: told.side };
  }

  test("[C18] is one for those who play, guests too, and another for those who watch; nothing of it goes to the API", async () => {
    const arena = new RoomHarness();
    const { alice, boris } = await arena.start();
    const chloe = await arena.enter(CHLOE);
    await chloe.sees("countdown");
    const [one, other, watching] = [await talk(alice), await talk(boris), await talk(chloe)];
    expect([one.side, other.side, watching.side]).toEqual(["players", "players", "watchers"]);
    await eventually(async () => expect(other.page.told).toContainEqual(expect.objectContaining({ type: "welcome" })));
    one.page.say({ type: "send", id: freshId(), text: "Good luck" });
    await eventually(async () => expect(other.page.texts()).toEqual(["Good luck"]));
    watching.page.say({ type: "send", id: freshId(), text: "I am a guest" });
    await eventually(async () =>
      expect(watching.page.told).toContainEqual(expect.objectContaining({ type: "refused", reason: "read_only" })),
    );
    expect(watching.page.texts()).toEqual([]);
    expect(await storedIn(matchChannel(arena.match, "players"))).toEqual([]);
  });

  test("[CHAT-2] [C17] [M66] a block in mid-match goes from the person’s own room to the match: its chat is muted for them, no rematch is offered, and it is played to its end", async () => {
    const arena = new RoomHarness({ pointsToWin: 1, margin: 1, ballSpeed: 200 });
    const [anna, ben] = [freshId(), freshId()];
    const seats: Pick<MatchTicket, "seats"> = { seats: [anna, null] };
    const [one, other] = [await arena.enter(anna, seats), await arena.enter(ben, seats)];
    const [mine, theirs] = [(await talk(one)).page, (await talk(other)).page];
    theirs.say({ type: "send", id: freshId(), text: "Before" });
    await eventually(async () => expect(mine.texts()).toEqual(["Before"]));
    for (const each of [one, other]) each.say({ type: "ready" });
    await one.sees("between");

    await rooms.API.fetch(`http://double/double/blocks?user=${anna}&blocked=${ben}`);
    const blocks = {
      type: "relation",
      player: { ...somebody("guest"), id: ben },
      friendship: "none",
      isBlocked: true,
    } as const;
    await tell(anna, blocks);
    await tell(ben, { type: "blocked_by", user: anna, isBlocked: true });
    await eventually(async () => expect(mine.told).toContainEqual({ type: "hide", user: ben }));
    theirs.say({ type: "send", id: freshId(), text: "After" });
    await eventually(async () => expect(theirs.texts()).toEqual(["Before", "After"]));
    mine.say({ type: "send", id: freshId(), text: "My own" });
    await eventually(async () => expect(mine.texts()).toEqual(["Before", "My own"]));
    const again = (await talk(one)).page; // as after a reload
    await eventually(async () => expect(again.texts()).toEqual(["My own"]));

    one.press(-1);
    other.press(1);
    expect((await one.sees("finished")).state).toMatchObject({ apart: true });
    expect((await other.sees("finished")).state).not.toHaveProperty("apart");
    other.say({ type: "rematch" });
    const mySeat = one.room.you ?? 0;
    await other.until(() => rematchOf(other)[1 - mySeat] === true, "the wish for a rematch");
    one.say({ type: "rematch" });
    await one.until(() => one.errors.length > 0, "a refusal");
    expect([rematchOf(one), one.room.state, other.room.state]).toEqual([
      [false, false],
      expect.objectContaining({ next: null }),
      expect.objectContaining({ next: null }),
    ]);
  });

  const tell = (user: string, event: UserEvent) =>
    callRoom({ kind: "user", name: user }, { type: "tell", event, atMs: Date.now() });

  function rematchOf({ room: { state } }: Person): readonly boolean[] {
    return state.phase === "finished" ? state.rematch : [];
  }
});
