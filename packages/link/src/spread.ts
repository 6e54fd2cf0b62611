// Which of a machine's hosts holds a room. It depends on the room's name and the number of hosts alone.
import type { RoomAddress } from "@transcendence/protocol";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 0 to `hosts` - 1. Must never change: a room's rows lie with its host. */
export function hostIndexOf({ kind, name }: RoomAddress, hosts: number): number {
  const text = `${kind}/${name}`;
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return (hash >>> 0) % hosts;
}
