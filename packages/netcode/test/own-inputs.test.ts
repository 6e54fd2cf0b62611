import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OwnInputs } from "../src/own-inputs.ts";

describe("own inputs under way", () => {
  test("are those the room has not counted, however often its counter has wrapped", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 20 }), fc.nat(30), (bursts, unread) => {
        const inputs = new OwnInputs(0);
        let sent = 0;
        let read = 0;
        for (const burst of [...bursts, 70_000]) {
          for (let n = 0; n < burst; n++) inputs.send(sent++, sent % 2 === 0 ? 1 : -1);
          for (; read < sent - unread; read += 1000) inputs.drop(Math.min(read, sent - unread) & 0xffff);
          read = Math.max(0, sent - unread);
          inputs.drop(read & 0xffff);
          expect(inputs.waiting.map(({ tick }) => tick)).toEqual(
            Array.from({ length: sent - read }, (_, n) => read + n),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  test("never go back before the previous one", () => {
    const inputs = new OwnInputs(1);
    expect(inputs.send(10, 1).tick).toBe(10);
    expect(inputs.send(8, 0).tick).toBe(10);
    expect(inputs.send(11, 1).tick).toBe(11);
  });

  test("are void with a new epoch or connection, and the paddle stands", () => {
    const inputs = new OwnInputs(1);
    inputs.send(10, 1);
    inputs.reset();
    expect(inputs.waiting).toEqual([]);
    expect(inputs.move).toBe(0);
    expect(inputs.send(5, 1).tick).toBe(5);
  });
});
