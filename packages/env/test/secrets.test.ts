import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { deriveSecrets } from "../src/index.ts";

const SECRET = "correct horse battery staple, twice";

test("each purpose has a key of its own, the same on every instance", async () => {
  const { ticket, internal, encryption } = await deriveSecrets(SECRET);
  const keys = [ticket, internal, encryption];
  expect(await deriveSecrets(SECRET)).toEqual({ ticket, internal, encryption });
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(keys).size).toBe(keys.length);
  expect((await deriveSecrets(`${SECRET}.`)).ticket).not.toBe(ticket);
});

test("they are those of RFC 5869", async () => {
  const pseudorandom = createHmac("sha256", Buffer.alloc(32)).update(SECRET).digest();
  const expected = createHmac("sha256", pseudorandom).update("transcendence ticket v1\u0001").digest("hex");
  expect((await deriveSecrets(SECRET)).ticket).toBe(expected);
});
