import { expect, test } from "vitest";
import { shrinkHeap } from "../src/shrink-heap.ts";

test("[OPS-3] memory that the start has left behind is given back", () => {
  let garbage: unknown[] | null = Array.from({ length: 400_000 }, (_, index) => ({ index, text: `number ${index}` }));
  expect(garbage).toHaveLength(400_000);
  const before = process.memoryUsage().heapTotal;
  garbage = null;
  shrinkHeap();
  expect(process.memoryUsage().heapTotal).toBeLessThan(before - 20_000_000);
  expect("gc" in globalThis).toBe(false);
});
