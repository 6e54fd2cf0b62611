// Rows of rooms on their way to the host that holds them from now on: when rooms had files of their own before, or hosts were fewer or more.
/** Where a host takes them: a signed POST whose body is a list of `MovedRoom`. */
export const MOVE_PATH = "/internal/rooms/taken";

export type MovedValue = string | number | null | { readonly base64: string };
export type MovedRow = Readonly<Record<string, MovedValue>>;

export interface MovedRoom {
  readonly room: string; // its key: kind/name
  readonly tables: Readonly<Record<string, readonly MovedRow[]>>;
}
