import { expect, test } from "vitest";
import { ASSEMBLY, withMemoryLimit } from "../src/wasm-memory.ts";

const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const EXPORT = [7, 10, 1, 6, ...Buffer.from("memory"), 2, 0]; // under this name

/** A module of nothing but memory. */
function moduleOf(...limits: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...HEADER, 5, limits.length + 1, 1, ...limits, ...EXPORT]);
}

interface Memory {
  readonly grow: (pages: number) => number;
}

function memoryOf(bytes: Uint8Array): Memory {
  return new ASSEMBLY.Instance(new ASSEMBLY.Module(bytes)).exports["memory"] as Memory; // see EXPORT
}

test.each([2, 127, 128, 8192, 65_536])("a module that may grow without end may grow to %i pages", (pages) => {
  const limited = memoryOf(withMemoryLimit(moduleOf(0, 1), pages) ?? new Uint8Array());
  expect(limited.grow(pages === 65_536 ? 1 : pages - 1)).toBe(1);
  if (pages < 65_536) expect(() => limited.grow(1)).toThrow(RangeError);
  expect(memoryOf(moduleOf(0, 1)).grow(1)).toBe(1);
});

test("a module with a maximum of its own keeps it, and one without memory stays as it is", () => {
  expect(withMemoryLimit(moduleOf(1, 1, 3), 2)).toBeNull();
  expect(withMemoryLimit(Uint8Array.from(HEADER), 2)).toBeNull();
});
