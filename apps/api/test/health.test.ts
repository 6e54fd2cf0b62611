import { expect, test } from "vitest";
import type { Machine } from "../src/deps.ts";
import { openApiHarness } from "./api-harness.ts";

const IDLE = { isOverloaded: false, limitMs: 100, processes: [], overloads: 0, refusals: 0 };
const WELL: Machine = { hasRooms: () => true, missing: async () => [], mayBegin: () => true, load: () => IDLE };

test("[OPS-3] whether the arena is ready names what is missing, in words and for programs", async () => {
  let missing: readonly ("rooms" | "disk")[] = [];
  const arena = await openApiHarness({ machine: { ...WELL, missing: async () => missing } });
  const ready = async () => {
    const response = await arena.browser().ask("GET", "/api/health/ready");
    return [response.status, await response.json()];
  };
  expect(await ready()).toEqual([200, { status: "ok" }]);
  missing = ["rooms", "disk"];
  const message = "The rooms' process does not answer. The data folder cannot be written to.";
  expect(await ready()).toEqual([503, { error: "unavailable", message, missing }]);
  await arena.storage.close();
});

test("[OPS-3] no match begins and nobody enters one while there are no rooms that could store it; all else goes on", async () => {
  let hasRooms = true;
  const arena = await openApiHarness({ machine: { ...WELL, hasRooms: () => hasRooms } });
  const ada = arena.browser();
  const { id } = await ada.read<{ id: string }>(201, "POST", "/api/matches", {});
  hasRooms = false;
  for (const path of ["/api/matches", `/api/matches/${id}/ticket`]) {
    const response = await ada.ask("POST", path, {});
    expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await response.json()).toMatchObject({ error: "rooms_unavailable" });
  }
  expect((await ada.ask("GET", `/api/matches/${id}`)).status).toBe(200);
  expect((await ada.ask("GET", "/api/me/matches")).status).toBe(200);
  await arena.storage.close();
});

test("[OPS-3] while the machine is late no new match begins, in words; tickets to those that run are given", async () => {
  let load = { ...IDLE, processes: [{ name: "server", latenessMs: 3 }] };
  const arena = await openApiHarness({ machine: { ...WELL, mayBegin: () => !load.isOverloaded, load: () => load } });
  const ada = arena.browser();
  const { id } = await ada.read<{ id: string }>(201, "POST", "/api/matches", {});
  load = { ...load, isOverloaded: true };
  const response = await ada.ask("POST", "/api/matches", {});
  expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
  expect(await response.json()).toMatchObject({ error: "overloaded" });
  const order = {
    id: "orderedMatch0001",
    tournament: "noSuchCup000",
    pairing: "w1.1",
    seats: ["anna00000000", "ben000000000"],
  };
  const refused = await arena.tell("/internal/tournaments/order", order);
  expect([refused.status, await refused.json()]).toMatchObject([503, { error: "overloaded" }]);
  expect((await ada.ask("POST", `/api/matches/${id}/ticket`, {})).status).toBe(200);
  expect(await ada.read(200, "GET", "/api/health/load")).toEqual(load);
  load = { ...load, isOverloaded: false };
  expect((await ada.ask("POST", "/api/matches", {})).status).toBe(201);
  await arena.storage.close();
});
