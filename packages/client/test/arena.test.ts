import { ROOM_KIND_NAMES, ticketRoute } from "@transcendence/protocol";
import { expect, test } from "vitest";
import { askTicket, connect } from "../src/arena.ts";

test.each(ROOM_KIND_NAMES)("the ticket to a room of the kind %s is asked for at its own route", async (kind) => {
  const asked: string[] = [];
  const arena = connect("https://arena.test", (input, init) => {
    asked.push(`${init?.method} ${new Request(input).url}`);
    return Promise.resolve(Response.json({ ticket: "a ticket" }));
  });
  expect(await askTicket(arena, { kind, name: "abcdefghijkl" })).toEqual({ ok: true, value: { ticket: "a ticket" } });
  expect(asked).toEqual([`POST https://arena.test${ticketRoute({ kind, name: "abcdefghijkl" })}`]);
});
