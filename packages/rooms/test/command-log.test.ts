import type { Command } from "@transcendence/game";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CommandLog } from "../src/match/command-log.ts";

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    tick: fc.nat(2 ** 31 - 1),
    seat: fc.constantFrom(0 as const, 1 as const),
    move: fc.constantFrom(-1 as const, 0 as const, 1 as const),
  }),
  fc.record({ kind: fc.constant("serve" as const), tick: fc.nat(2 ** 31 - 1), seed: fc.nat(2 ** 32 - 1) }),
);

test("[M80] a log gives back what was put in, from bytes too, in any pieces", () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 200 }), fc.nat(200), (commands, cut) => {
      const log = new CommandLog();
      for (const each of commands) log.push(each);
      expect(log.commands()).toEqual(commands);
      const copy = new CommandLog();
      const at = Math.min(cut, commands.length);
      copy.appendBytes(log.bytesFrom(0).subarray(0, at * 8));
      copy.appendBytes(log.bytesFrom(at));
      expect(copy.commands()).toEqual(commands);
      copy.truncate(at);
      expect(copy.commands()).toEqual(commands.slice(0, at));
    }),
  );
});
