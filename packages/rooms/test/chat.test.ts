import { type ChatMessage, EDIT_MS, HISTORY_PAGE } from "@transcendence/protocol";
import { describe, expect, test } from "vitest";
import {
  around,
  BURST,
  CHANGED_PEOPLE,
  CHANGES_MS,
  LINKED_MESSAGES,
  RECENT,
  REFILL_MS,
  REPEATS,
} from "../src/chat/index.ts";
import { ANNA, BEN, CHLOE, player, START_MS, TestChat } from "./chat.ts";

function earlier(count: number): ChatMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `earlier${String(index + 1).padStart(8, "0")}`,
    seq: index + 1,
    author: player(BEN),
    kind: "text",
    text: `Earlier ${index + 1}`,
    atMs: START_MS - 1000 + index,
    editedMs: null,
  }));
}

describe("[CHAT-1] messages", () => {
  test("[C1] [C2] are stored before anybody hears them, and get their places in order", () => {
    const chat = new TestChat();
    const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
    chat.write(anna, "Hello");
    chat.write(ben, "Hi");
    expect(chat.texts(anna)).toEqual(["Hello", "Hi"]);
    expect(chat.texts(ben)).toEqual(["Hello", "Hi"]);
    expect(chat.hears(ben, "message").map(({ message }) => message.seq)).toEqual([1, 2]);
    expect(chat.delivered).toMatchObject([
      { type: "message", seq: 1, author: ANNA, text: "Hello" },
      { type: "message", seq: 2, author: BEN, text: "Hi" },
    ]);
  });

  test("[C3] sent again under the same id is written once, and told again to whoever wrote it", () => {
    const chat = new TestChat();
    const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
    const id = chat.write(anna, "Once");
    chat.write(anna, "Once", id);
    expect(chat.texts(ben)).toEqual(["Once"]);
    expect(chat.texts(anna)).toEqual(["Once", "Once"]);
    chat.restart([]);
    const back = chat.enter(player(ANNA));
    chat.write(back, "Once", id);
    expect(chat.hears(back, "written")).toEqual([{ type: "written", id, seq: 1 }]);
    expect(chat.delivered).toHaveLength(1);
  });

  test("[C3] an id of somebody else's message is no way to write, nor to read it", () => {
    const chat = new TestChat();
    const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
    const id = chat.write(anna, "Mine");
    chat.write(ben, "Yours", id);
    expect(chat.refusals(ben)).toEqual(["not_allowed"]);
    expect(chat.delivered).toHaveLength(1);
  });

  test("[C4] what the API has not got yet outlives the process, and places go on from there", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA));
    chat.write(anna, "One");
    chat.write(anna, "Two");
    const [, two] = chat.hears(anna, "message").map(({ message }) => message);
    chat.restart([two!]);
    const [one] = earlier(1);
    const back = chat.enter(player(BEN), {}, [one!]);
    expect(chat.hears(back, "welcome")[0]?.messages.map(({ text }) => text)).toEqual(["Earlier 1", "Two"]);
    chat.write(back, "Three");
    expect(chat.hears(back, "message").at(-1)?.message.seq).toBe(3);
  });

  test("[C4] a room without its storage goes on behind what the API knows", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA), { lastSeq: 41 });
    chat.write(anna, "Here");
    expect(chat.hears(anna, "message")[0]?.message.seq).toBe(42);
  });
});

describe("[CHAT-1] what was said before", () => {
  test("[C5] pages lead back to the first message without gaps or doubles, whatever is in memory", () => {
    for (const [kept, fresh] of [
      [0, 3],
      [HISTORY_PAGE, 1],
      [RECENT, 70],
      [RECENT + 160, 5],
    ] as const) {
      const all = earlier(kept);
      const page = (before: number | null, limit: number) => {
        const older = all.filter(({ seq }) => before === null || seq < before);
        return { messages: older.slice(-limit), more: older.length > limit };
      };
      const chat = new TestChat();
      const writer = chat.enter(player(ANNA), { role: "owner", lastSeq: kept });
      chat.state.loading = "no";
      chat.state.recent = [];
      const client = chat.enter(player(BEN));
      chat.state.recent = [];
      chat.handle({ type: "loaded", page: page(null, RECENT) });
      for (let count = 0; count < fresh; count++) {
        chat.nowMs += REFILL_MS;
        chat.write(writer, `Fresh ${count}`);
      }
      const reader = chat.enter(player(CHLOE));
      const welcome = chat.hears(reader, "welcome")[0]!;
      const seen = [...welcome.messages];
      for (let more = welcome.more; more;) {
        const before = seen[0]!.seq;
        chat.say(reader, { type: "history", before });
        const asked = chat.asked.splice(0).find((effect) => effect.type === "fetch");
        if (asked?.type === "fetch")
          chat.handle({ type: "fetched", client: reader, before, page: page(asked.before, asked.limit) });
        const answer = chat.hears(reader, "history").at(-1)!;
        expect(answer).toMatchObject({ before, failed: false });
        seen.unshift(...answer.messages);
        more = answer.more;
      }
      expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: kept + fresh }, (_, index) => index + 1));
      expect(client).toBeTruthy();
    }
  });

  test("[C5] a page is fetched one page of older messages at a time", () => {
    const chat = new TestChat();
    const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
    chat.state.hasOlder = true;
    const fetches = () => chat.asked.filter(({ type }) => type === "fetch").length;
    for (const page of [anna, anna, anna, ben]) chat.say(page, { type: "history", before: 1 });
    expect(fetches()).toBe(2);
    chat.handle({ type: "fetched", client: anna, before: 1, page: null });
    chat.say(anna, { type: "history", before: 1 });
    expect(fetches()).toBe(3);
  });

  test("[C5] while the API is away everybody is let in all the same, and asks again later", () => {
    const chat = new TestChat();
    chat.state.loading = "asked";
    const anna = chat.enter(player(ANNA));
    chat.state.loading = "asked";
    expect(chat.hears(anna, "welcome")).toHaveLength(1);
    const lost = new TestChat();
    lost.told.set("page0", []);
    lost.state.loading = "asked";
    const ben = lost.enter(player(BEN));
    lost.state.loading = "no";
    lost.handle({ type: "loaded", page: null });
    lost.say(ben, { type: "history", before: 1 });
    lost.handle({ type: "fetched", client: ben, before: 1, page: null });
    expect(lost.hears(ben, "history")).toMatchObject([{ failed: true, more: true, messages: [] }]);
  });
});

describe("[CHAT-6] limits", () => {
  test("[C6] whoever writes too fast waits, and as long as they are told", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA));
    for (let count = 0; count < BURST; count++) chat.write(anna, `Message ${count}`);
    const late = chat.write(anna, "One too many");
    const [refusal] = chat.hears(anna, "refused");
    expect(refusal).toMatchObject({ id: late, reason: "flooding" });
    chat.nowMs += refusal!.waitMs;
    chat.write(anna, "One too many", late);
    expect(chat.texts(anna).at(-1)).toBe("One too many");
  });

  test("[C7] the same again and again is refused in a channel, not between two", () => {
    for (const kind of ["public", "direct"] as const) {
      const chat = new TestChat();
      const anna = chat.enter(player(ANNA), { kind, role: "member" });
      if (kind === "direct") chat.knowBlocks(ANNA, [], false);
      for (let count = 0; count < REPEATS; count++) chat.write(anna, count % 2 ? "buy THIS!" : "Buy this");
      expect(chat.refusals(anna)).toEqual(kind === "public" ? ["repeated"] : []);
    }
  });

  test("[C8] links are few, but for those who look after the channel", () => {
    const chat = new TestChat();
    const [anna, owner] = [chat.enter(player(ANNA)), chat.enter(player(BEN), { role: "owner" })];
    const many = "https://a.example https://b.example www.c.example";
    chat.write(anna, many);
    chat.write(owner, many);
    for (let count = 0; count <= LINKED_MESSAGES; count++) {
      chat.nowMs += REFILL_MS;
      chat.write(anna, `https://example.org/${count}`);
    }
    expect(chat.refusals(anna)).toEqual(["links", "links"]);
    expect(chat.refusals(owner)).toEqual([]);
  });

  test("[C9] slow mode lets everybody write once in its time", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA), { slowSeconds: 15 });
    chat.write(anna, "One");
    chat.nowMs += 14_000;
    chat.write(anna, "Two");
    expect(chat.hears(anna, "refused")).toMatchObject([{ reason: "slow", waitMs: 1000 }]);
    chat.nowMs += 1000;
    chat.write(anna, "Two");
    expect(chat.texts(anna)).toEqual(["One", "Two"]);
    chat.handle({ type: "channel", kind: "public", slowSeconds: 0 });
    chat.write(anna, "Three");
    expect(chat.texts(anna)).toHaveLength(3);
    expect(chat.hears(anna, "standing").at(-1)?.you.slowSeconds).toBe(0);
  });
});

describe("[CHAT-5] who may write", () => {
  test("[C10] guests and visitors read a public channel and write nothing", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA));
    const readers = [chat.enter(player(BEN, "guest")), chat.enter(null)];
    chat.write(anna, "Hello");
    for (const reader of readers) {
      chat.write(reader, "Hello?");
      expect(chat.texts(reader)).toEqual(["Hello"]);
      expect(chat.refusals(reader)).toEqual(["read_only"]);
      expect(chat.hears(reader, "welcome")[0]?.you.canWrite).toBe(false);
    }
  });

  test("[C20] [TOUR-2] in a tournament's chat members write, and guests who take part", () => {
    const chat = new TestChat();
    const kind = "tournament" as const;
    const organiser = chat.enter(player(ANNA), { kind, role: "moderator" });
    const guest = chat.enter(player(BEN, "guest"), { kind });
    const passerBy = chat.enter(null, { kind });
    chat.write(organiser, "We start at eight");
    chat.write(guest, "May I?");
    chat.write(passerBy, "And I?");
    expect([chat.refusals(guest), chat.refusals(passerBy)]).toEqual([["read_only"], ["read_only"]]);
    chat.handle({ type: "member", user: BEN, role: "member", mutedUntilMs: null, isOut: false }); // registered
    chat.write(guest, "Good luck");
    chat.write(chat.enter(player(CHLOE), { kind }), "To you, too");
    expect(chat.texts(passerBy)).toEqual(["We start at eight", "Good luck", "To you, too"]);
    const muted = { role: "member", mutedUntilMs: chat.nowMs + 60_000, isOut: false } as const;
    chat.handle({ type: "member", user: BEN, ...muted });
    chat.write(guest, "Again");
    expect(chat.refusals(guest)).toEqual(["read_only", "muted"]);
  });

  test("[C11] [CHAT-6] whoever is muted waits until it is over; whoever is put out is gone", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA));
    const mutedUntilMs = chat.nowMs + 60_000;
    chat.handle({ type: "member", user: ANNA, role: "member", mutedUntilMs, isOut: false });
    chat.write(anna, "Let me");
    expect(chat.refusals(anna)).toEqual(["muted"]);
    chat.nowMs = mutedUntilMs;
    chat.write(anna, "Thanks");
    expect(chat.texts(anna)).toEqual(["Thanks"]);
    chat.handle({ type: "member", user: ANNA, role: null, mutedUntilMs: null, isOut: true });
    expect(chat.closed).toEqual([[anna, "gone"]]);
  });

  test("[C11] [CHAT-6] whoever is muted in a public channel, and leaves it, still writes nothing there", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA), { kind: "public", role: "member" });
    const mutedUntilMs = chat.nowMs + 60_000;
    chat.handle({ type: "member", user: ANNA, role: null, mutedUntilMs, isOut: false });
    chat.write(anna, "Still here");
    expect([chat.refusals(anna), chat.closed]).toEqual([["muted"], []]);
  });
});

describe("[CHAT-6] a ticket from before", () => {
  const seconds = 1000;
  const expired = (page: string) => [page, "ticket_expired"];

  test.each([
    ["put out", { role: "outside", mutedUntilMs: null, isOut: true }],
    ["muted", { role: "member", mutedUntilMs: START_MS + 3_600_000, isOut: false }],
    ["no moderator any more", { role: "member", mutedUntilMs: null, isOut: false }],
  ] as const)("[C19] is no way back in for whoever was %s, not after a restart either", (_, change) => {
    const chat = new TestChat();
    chat.enter(player(ANNA), { role: "moderator" });
    const saved = { role: "moderator", expiresMs: chat.nowMs + 60 * seconds } as const;
    chat.nowMs += 5 * seconds;
    chat.handle({ type: "member", user: ANNA, ...change });
    chat.nowMs += 5 * seconds;
    const again = chat.enter(player(ANNA), saved);
    chat.write(again, "Here I am");
    expect(chat.closed).toContainEqual(expired(again));
    expect(chat.texts(again)).toEqual([]);
    chat.restart([]);
    const later = chat.enter(player(ANNA), saved);
    expect(chat.closed).toContainEqual(expired(later));
    expect(chat.hears(later, "welcome")).toEqual([]);
    const others = [chat.enter(player(BEN), { expiresMs: saved.expiresMs }), chat.enter(player(ANNA))];
    for (const page of others) expect(chat.hears(page, "welcome")).toHaveLength(1);
  });

  test.each(["private", "password"] as const)(
    "[C11] a channel that turns %s puts out at once whoever is not in it, and they hear nothing more",
    (kind) => {
      const chat = new TestChat();
      const anna = chat.enter(player(ANNA), { role: "owner" });
      const out = [
        chat.enter(player(BEN)),
        chat.enter(player(BEN), { role: "invited" }),
        chat.enter(player(BEN), { role: "outside" }),
        chat.enter(player("guestGuest12", "guest")),
        chat.enter(null),
      ];
      const chloe = chat.enter(player(CHLOE), { role: "member" });
      chat.handle({ type: "channel", kind, slowSeconds: 0 });
      expect(chat.closed).toEqual(out.map((page) => [page, "gone"]));
      chat.write(anna, "Among us");
      for (const page of out) expect([chat.texts(page), chat.hears(page, "standing")]).toEqual([[], []]);
      expect([chat.texts(chloe), chat.hears(chloe, "standing")]).toMatchObject([["Among us"], [{ you: {} }]]);
      chat.handle({ type: "channel", kind: "public", slowSeconds: 0 });
      expect(chat.closed).toHaveLength(out.length);
    },
  );

  test.each([
    ["who has left a private channel is put out", "private", ["gone"]],
    ["who has left a public channel goes on reading", "public", []],
  ] as const)("[C11] %s", (_, kind, reasons) => {
    const chat = new TestChat();
    chat.enter(player(ANNA), { kind, role: "member" });
    chat.handle({ type: "member", user: ANNA, role: null, mutedUntilMs: null, isOut: false });
    expect(chat.closed.map(([, reason]) => reason)).toEqual(reasons);
  });

  test("[C19] sets neither slow mode nor who may read back to what they were", () => {
    const chat = new TestChat();
    const saved = { slowSeconds: 0, kind: "public", expiresMs: chat.nowMs + 60 * seconds } as const;
    const anna = chat.enter(player(ANNA), { role: "member" });
    chat.nowMs += seconds;
    chat.handle({ type: "channel", kind: "private", slowSeconds: 60 });
    chat.nowMs += seconds;
    const again = chat.enter(player(BEN), saved);
    expect(chat.closed).toEqual([expired(again)]);
    expect(chat.state).toMatchObject({ kind: "private", slowSeconds: 60 });
    chat.write(anna, "One");
    chat.write(anna, "Two");
    expect(chat.refusals(anna)).toEqual(["slow"]);
    chat.restart([]);
    expect(chat.hears(chat.enter(null, saved), "welcome")).toEqual([]);
  });

  test("[C19] [C14] writes nothing between two of whom one has blocked the other, whether or not the room was told", () => {
    const ticket = { kind: "direct", role: "member", isRefused: false, expiresMs: START_MS + 60 * seconds } as const;
    const untold = new TestChat();
    const ben = untold.enter(player(BEN), ticket);
    untold.write(ben, "At once");
    untold.knowBlocks(BEN, [], true);
    untold.write(ben, "And then");
    untold.enter(player(BEN), ticket);
    untold.write(ben, "And with another page");
    expect(untold.refusals(ben)).toEqual(["blocked", "blocked", "blocked"]);
    expect(untold.delivered).toEqual([]);
    const told = new TestChat();
    told.enter(player(ANNA), ticket);
    told.nowMs += seconds;
    told.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
    const late = told.enter(player(BEN), ticket);
    expect(told.closed).toEqual([expired(late)]);
    expect(told.state.isRefused).toBe(true);
  });

  test("[C19] from a channel that was closed opens nothing", () => {
    const chat = new TestChat();
    const saved = { expiresMs: chat.nowMs + 60 * seconds };
    chat.nowMs += seconds;
    chat.handle({ type: "closed" });
    expect(chat.hears(chat.enter(player(ANNA), saved), "welcome")).toEqual([]);
  });

  test("[C19] however many changes there are, few are remembered, and none of them is undone", () => {
    const chat = new TestChat();
    const saved = { expiresMs: chat.nowMs + 60 * seconds };
    chat.handle({ type: "member", user: ANNA, role: "outside", mutedUntilMs: null, isOut: true });
    for (let count = 0; count < CHANGED_PEOPLE; count++) {
      const user = `somebody${count}`;
      chat.handle({ type: "member", user, role: "outside", mutedUntilMs: null, isOut: true });
    }
    expect(chat.state.changes.people).toHaveLength(CHANGED_PEOPLE);
    const again = chat.enter(player(ANNA), saved);
    expect(chat.closed).toEqual([expired(again)]);
    chat.nowMs += CHANGES_MS;
    chat.handle({ type: "member", user: BEN, role: "member", mutedUntilMs: null, isOut: false });
    expect(chat.state.changes).toEqual({ allMs: null, people: [[BEN, chat.nowMs]] });
  });
});

describe("[CHAT-5] editing and deleting", () => {
  test("[C6] [C8] an edit counts as a message, in links, too; a deletion counts as well", () => {
    const chat = new TestChat();
    const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
    const id = chat.write(anna, "Hello");
    for (let count = 0; count < BURST; count++) chat.say(anna, { type: "edit", id, text: `Hello ${count}` });
    expect(chat.hears(ben, "changed")).toHaveLength(BURST - 1);
    expect(chat.hears(anna, "refused")).toMatchObject([{ id, reason: "flooding", waitMs: REFILL_MS }]);
    chat.say(anna, { type: "delete", id });
    expect(chat.refusals(anna)).toEqual(["flooding", "flooding"]);
    const other = chat.write(ben, "Look");
    chat.say(ben, { type: "edit", id: other, text: "https://a.example https://b.example https://c.example" });
    for (let count = 0; count <= LINKED_MESSAGES; count++) {
      chat.nowMs += REFILL_MS;
      chat.say(ben, { type: "edit", id: other, text: `https://example.org/${count}` });
    }
    expect(chat.refusals(ben)).toEqual(["links", "links"]);
  });

  test("[C9] slow mode stands in no edit's way", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA), { slowSeconds: 15 });
    const id = chat.write(anna, "Helo");
    chat.say(anna, { type: "edit", id, text: "Hello" });
    expect(chat.refusals(anna)).toEqual([]);
  });

  test("[C12] what is deleted already is not deleted again", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA), { role: "moderator" });
    const id = chat.write(anna, "Oops");
    for (let count = 0; count < 3; count++) chat.say(anna, { type: "delete", id });
    expect(chat.hears(anna, "changed")).toHaveLength(1);
    expect(chat.delivered.filter(({ type }) => type === "change")).toHaveLength(1);
  });

  test("[C12] one's own for five minutes, a moderator anything at any time", () => {
    const chat = new TestChat();
    const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
    const moderator = chat.enter(player(CHLOE), { role: "moderator" });
    const id = chat.write(anna, "Helo");
    chat.say(ben, { type: "edit", id, text: "Changed" });
    chat.say(ben, { type: "delete", id });
    expect(chat.refusals(ben)).toEqual(["not_allowed", "not_allowed"]);
    chat.nowMs += EDIT_MS;
    chat.say(anna, { type: "edit", id, text: "Hello" });
    expect(chat.hears(ben, "changed")).toMatchObject([{ id, text: "Hello" }]);
    chat.nowMs += 1;
    chat.say(anna, { type: "edit", id, text: "Too late" });
    chat.say(anna, { type: "delete", id });
    expect(chat.refusals(anna)).toEqual(["too_late", "too_late"]);
    chat.say(moderator, { type: "delete", id });
    chat.say(moderator, { type: "delete", id: "longGoneLongGone" });
    expect(chat.hears(ben, "changed").map(({ text }) => text)).toEqual(["Hello", null, null]);
    expect(chat.delivered.filter(({ type }) => type === "change")).toHaveLength(3);
  });
});

describe("[CHAT-2] blocks", () => {
  test.each([
    ["a public channel", "public", null],
    ["a private channel", "private", "member"],
    ["a tournament’s chat", "tournament", "member"],
    ["a match’s chat", "match", "member"],
  ] as const)(
    "[C13] nothing from whom they blocked reaches them in %s: neither then nor before, nor that they type",
    (_, kind, role) => {
      const chat = new TestChat();
      const ticket = { kind, role };
      const [anna, ben] = [chat.enter(player(ANNA), ticket), chat.enter(player(BEN), ticket)];
      chat.write(ben, "Before");
      chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
      expect(chat.hears(anna, "hide")).toEqual([{ type: "hide", user: BEN }]);
      const id = chat.write(ben, "After");
      chat.say(ben, { type: "edit", id, text: "After all" });
      chat.say(ben, { type: "typing" });
      chat.handle({ type: "read", user: BEN, seq: 2 });
      chat.handle({ type: "note", id: chat.freshId(), kind: "left", player: player(BEN), sent: null });
      expect(chat.texts(anna)).toEqual(["Before"]);
      expect([...chat.hears(anna, "changed"), ...chat.hears(anna, "typing"), ...chat.hears(anna, "read")]).toEqual([]);
      chat.nowMs += 1; // her ticket is from after the block
      const again = chat.enter(player(ANNA), { ...ticket, hasBlocks: true });
      expect(chat.hears(again, "welcome")).toEqual([]);
      chat.write(ben, "Nor this");
      chat.knowBlocks(ANNA, [BEN], false);
      expect(chat.hears(again, "welcome")).toMatchObject([{ messages: [] }]);
      expect(chat.texts(again)).toEqual([]);
      expect(chat.texts(ben)).toHaveLength(4);
    },
  );

  test("[C14] between the two nothing can be written, either way, from that moment on", () => {
    const chat = new TestChat();
    const ticket = { kind: "direct", role: "member" } as const;
    const [anna, ben] = [chat.enter(player(ANNA), ticket), chat.enter(player(BEN), ticket)];
    for (const user of [ANNA, BEN]) chat.knowBlocks(user, [], false);
    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
    chat.write(ben, "Please");
    chat.write(anna, "No");
    expect(chat.refusals(ben)).toEqual(["blocked"]);
    expect(chat.refusals(anna)).toEqual(["blocked"]);
    expect(chat.hears(ben, "standing").at(-1)?.you.canWrite).toBe(false);
    expect(chat.delivered).toEqual([]);
    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: false });
    expect(chat.asked.at(-1)).toMatchObject({ type: "ask_blocks", user: ANNA });
    chat.knowBlocks(ANNA, [], false);
    chat.write(ben, "Thank you");
    expect(chat.texts(anna)).toEqual(["Thank you"]);
  });

  test("[C13] [C17] an answer of the API from before a block shows nobody what the block hides", () => {
    const chat = new TestChat();
    const ben = chat.enter(player(BEN), { role: "member" });
    const anna = chat.enter(player(ANNA), { role: "member", hasBlocks: true });
    const early = chat.questionOf(ANNA);
    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
    chat.knowBlocks(ANNA, [], false, early);
    expect(chat.hears(anna, "welcome")).toEqual([]);
    chat.knowBlocks(ANNA, [BEN]);
    chat.write(ben, "Never");
    expect(chat.texts(anna)).toEqual([]);

    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: false });
    const between = chat.questionOf(ANNA); // asked while nothing was blocked, answered when it was again
    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
    chat.knowBlocks(ANNA, [], false, between);
    chat.knowBlocks(ANNA, [BEN]);
    chat.knowBlocks(ANNA, [], false, between);
    chat.write(ben, "Nor this");
    expect(chat.texts(anna)).toEqual([]);
  });

  test("[C14] [C17] nor lets it write, in a direct conversation, whoever was asked about", () => {
    const chat = new TestChat();
    const ticket = { kind: "direct", role: "member" } as const;
    const [anna, ben] = [chat.enter(player(ANNA), ticket), chat.enter(player(BEN), ticket)];
    const early = chat.questionOf(BEN);
    chat.knowBlocks(ANNA, []);
    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
    chat.write(ben, "Please");
    chat.knowBlocks(BEN, [], false, early);
    expect(chat.texts(anna)).toEqual([]);
    chat.knowBlocks(BEN, [], true);
    expect(chat.refusals(ben)).toEqual(["blocked"]);
    expect(chat.delivered).toEqual([]);
  });

  test("[C13] without an answer a page is sent away, to come back; not for the failure of an earlier question", () => {
    const chat = new TestChat();
    const anna = chat.enter(player(ANNA), { role: "member", hasBlocks: true });
    const early = chat.questionOf(ANNA);
    chat.handle({ type: "block", user: ANNA, other: BEN, isBlocked: true });
    chat.knowBlocks(ANNA, null, false, early);
    expect(chat.closed).toEqual([]);
    chat.knowBlocks(ANNA, null);
    expect(chat.closed).toEqual([[anna, "failed"]]);
  });
});

test("[C14] what is said before it is known whether one has blocked the other waits, and is lost neither way", () => {
  const ticket = { kind: "direct", role: "member" } as const;
  const chat = new TestChat();
  const [anna, ben] = [chat.enter(player(ANNA), ticket), chat.enter(player(BEN), ticket)];
  chat.knowBlocks(BEN, [], false);
  for (let count = 1; count <= 9; count++) chat.write(anna, `${count}`);
  expect(chat.texts(ben)).toEqual([]);
  expect(chat.refusals(anna)).toEqual(["flooding"]); // the ninth is said again, later
  chat.knowBlocks(ANNA, [], false);
  expect(chat.texts(ben)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  expect(chat.refusals(anna)).toEqual(["flooding"]);
  const apart = new TestChat();
  const [early] = [apart.enter(player(ANNA), ticket), apart.enter(player(BEN), ticket)];
  apart.write(early, "Before anybody knows");
  expect(apart.refusals(early)).toEqual([]);
  apart.knowBlocks(ANNA, [BEN], true);
  expect(apart.refusals(early)).toEqual(["blocked"]);
});

test("[C15] [CHAT-5] the others see that somebody types, once in a while, and nobody in a crowd", () => {
  const chat = new TestChat();
  const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
  chat.say(anna, { type: "typing" });
  chat.say(anna, { type: "typing" });
  expect(chat.hears(ben, "typing")).toEqual([{ type: "typing", player: player(ANNA) }]);
  expect(chat.hears(anna, "typing")).toEqual([]);
  for (let count = 0; count < 30; count++) chat.enter(null);
  chat.nowMs += 60_000;
  chat.say(anna, { type: "typing" });
  expect(chat.hears(ben, "typing")).toHaveLength(1);
});

test("[C16] whoever is deleted leaves nothing in memory", () => {
  const chat = new TestChat();
  const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
  chat.write(ben, "Bye");
  chat.handle({ type: "forget", user: BEN });
  expect(chat.hears(anna, "hide")).toEqual([{ type: "hide", user: BEN }]);
  expect(chat.hears(chat.enter(player(CHLOE)), "welcome")[0]?.messages).toEqual([]);
  expect(chat.closed).toEqual([[ben, "ticket_expired"]]); // perhaps they come back, as a guest
  chat.write(ben, "Still a member");
  expect(chat.texts(anna)).toEqual(["Bye"]);
});

test("[C16] what a player wrote in the chat of a match that goes on disappears, and the player stays", () => {
  const chat = new TestChat();
  const ticket = { kind: "match", role: "member" } as const;
  const [anna, ben] = [chat.enter(player(ANNA), ticket), chat.enter(player(BEN), ticket)];
  chat.write(ben, "Bye");
  chat.handle({ type: "forget", user: BEN });
  expect(chat.hears(anna, "hide")).toEqual([{ type: "hide", user: BEN }]);
  expect(chat.closed).toEqual([]);
});

test("[C21] in a channel without members nobody writes, whoever they were", () => {
  const chat = new TestChat();
  const anna = chat.enter(player(ANNA), { role: "owner" });
  chat.handle({ type: "channel", kind: "archived", slowSeconds: 0 });
  expect(chat.hears(anna, "standing").at(-1)?.you).toMatchObject({ canWrite: false, isArchived: true });
  chat.write(anna, "One more");
  expect(chat.refusals(anna)).toEqual(["read_only"]);
});

test("[C22] what was said around a message that is reported is found as long as it is remembered, by whoever is here", () => {
  const chat = new TestChat();
  const [anna, ben] = [chat.enter(player(ANNA)), chat.enter(player(BEN))];
  const ids = ["One", "Two", "Three", "Four", "Five"].map((text, index) =>
    chat.write(index % 2 === 0 ? anna : ben, text),
  );
  const texts = (message: string, user: string = ANNA) =>
    around(chat.state, { user, message, before: 2, after: 1 }).map(({ text }) => text);
  expect(texts(ids[3] ?? "")).toEqual(["Two", "Three", "Four", "Five"]);
  expect(texts(ids[0] ?? "")).toEqual(["One", "Two"]);
  expect(texts("longGoneLongGone")).toEqual([]);
  expect(texts(ids[3] ?? "", CHLOE)).toEqual([]); // who is not here
});

test("[C23] [NOTE-1] of a direct message is told who looks at the conversation, and needs no notification of it", () => {
  const chat = new TestChat();
  const direct = { kind: "direct", role: "member" } as const;
  const [anna, ben] = [chat.enter(player(ANNA), direct), chat.enter(player(BEN), direct)];
  for (const user of [ANNA, BEN]) chat.knowBlocks(user, []);
  const looking = () => chat.delivered.map((said) => (said.type === "message" ? said.here : null)).at(-1);
  chat.write(anna, "Do you see this?");
  expect(looking()).toEqual([ANNA, BEN]);
  chat.say(ben, { type: "looking", isLooking: false });
  chat.write(anna, "And this?");
  expect(looking()).toEqual([ANNA]);
  const phone = chat.enter(player(BEN), direct);
  chat.knowBlocks(BEN, []);
  chat.write(anna, "On your phone?");
  expect(looking()).toEqual([ANNA, BEN]);
  chat.handle({ type: "disconnect", client: phone });
  chat.say(ben, { type: "looking", isLooking: true });
  chat.write(anna, "Welcome back");
  expect(looking()).toEqual([ANNA, BEN]);
});

test("[C16] a channel that is closed sends everybody away", () => {
  const chat = new TestChat();
  const pages = [chat.enter(player(ANNA)), chat.enter(null)];
  chat.handle({ type: "closed" });
  expect(chat.closed).toEqual(pages.map((page) => [page, "gone"]));
});
