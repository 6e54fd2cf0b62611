// What happened on the field, heard where it happened.
import type { ViewEvent } from "@transcendence/netcode";
import { type Layout, panAt } from "../canvas/layout.ts";
import { play } from "./sound.ts";

export function soundEvents(events: readonly ViewEvent[], layout: Layout): void {
  for (const { kind, x, y } of events) if (kind !== "serve") play(kind, panAt(layout, x, y));
}
