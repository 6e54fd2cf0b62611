// Little-endian numbers in a byte array. Plain shifts: a DataView for each small frame would be garbage in the room.

const scratch = new DataView(new ArrayBuffer(8));

export function putU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
}

export function putU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

export function putF64(bytes: Uint8Array, at: number, value: number): void {
  scratch.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) bytes[at + i] = scratch.getUint8(i);
}

/** A byte beyond the end reads as 0: decoders check the length first. */
export function getU8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export function getU16(bytes: Uint8Array, at: number): number {
  return getU8(bytes, at) | (getU8(bytes, at + 1) << 8);
}

export function getU32(bytes: Uint8Array, at: number): number {
  return (getU16(bytes, at) | (getU16(bytes, at + 2) << 16)) >>> 0;
}

export function getF64(bytes: Uint8Array, at: number): number {
  for (let i = 0; i < 8; i++) scratch.setUint8(i, getU8(bytes, at + i));
  return scratch.getFloat64(0, true);
}
