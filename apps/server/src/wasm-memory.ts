// WebAssembly's memory lies outside of what a thread's resourceLimits count, so a module that names no maximum may take 4 GB.

const MEMORY_SECTION = 5;
const PREFIX = 8; // magic number and version

/**
 * The module with a maximum for the memory that it defines. Growing beyond fails inside the module, as if the machine had no more.
 * Null: it defines no memory of its own, or has a maximum already.
 */
export function withMemoryLimit(wasm: Uint8Array, pages: number): Uint8Array<ArrayBuffer> | null {
  for (let at = PREFIX; at < wasm.length;) {
    const id = wasm[at];
    const [size, content] = readNumber(wasm, at + 1);
    if (id !== MEMORY_SECTION) {
      at = content + size;
      continue;
    }
    if (wasm[content] !== 1 || wasm[content + 1] !== 0) return null; // one memory, without a maximum
    const [minimum] = readNumber(wasm, content + 2);
    const limits = [1, 1, ...writeNumber(minimum), ...writeNumber(pages)];
    const section = Uint8Array.of(id, ...writeNumber(limits.length), ...limits);
    return Buffer.concat([wasm.subarray(0, at), section, wasm.subarray(content + size)]);
  }
  return null;
}

/** Every module that this thread compiles from now on has at most so many pages of 64 KiB. For threads that do nothing else. */
export function limitMemory(pages: number): void {
  const { Module } = ASSEMBLY;
  ASSEMBLY.Module = class extends Module {
    constructor(source: Uint8Array) {
      super(withMemoryLimit(source, pages) ?? source);
    }
  };
}

interface Assembly {
  Module: new (source: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** Node's types know nothing of it. */
export const ASSEMBLY = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;

/** LEB128: seven bits a byte, the lowest first. With the place behind it. */
function readNumber(bytes: Uint8Array, from: number): readonly [number, number] {
  let value = 0;
  for (let at = from, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, at + 1];
  }
}

function writeNumber(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...writeNumber(Math.floor(value / 0x80))];
}
