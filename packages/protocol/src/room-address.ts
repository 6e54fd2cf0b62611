// A room's address: its kind and its name. The name of a match's room is the match's id, that of a user room the person's, of a
// chat room the channel's, of a tournament's its own; there is one lobby.
import * as v from "valibot";
import { Id } from "./identity.ts";

export const ROOM_KIND_NAMES = ["match", "user", "lobby", "chat", "tournament"] as const;
export type RoomKind = (typeof ROOM_KIND_NAMES)[number];

export const RoomAddress = v.strictObject({ kind: v.picklist(ROOM_KIND_NAMES), name: Id });
export type RoomAddress = v.InferOutput<typeof RoomAddress>;

const ROOM_PATH = /^\/parties\/([a-z]{1,20})\/([0-9A-Za-z]{12,32})$/;

/** Where a browser opens a socket to the room. */
export function roomPath({ kind, name }: RoomAddress): string {
  return `/parties/${kind}/${name}`;
}

/** The room that such a path names, or null. */
export function readRoomPath(pathname: string): RoomAddress | null {
  const [, kind, name] = ROOM_PATH.exec(pathname) ?? [];
  const known = ROOM_KIND_NAMES.find((each) => each === kind);
  return known === undefined || name === undefined ? null : { kind: known, name };
}
