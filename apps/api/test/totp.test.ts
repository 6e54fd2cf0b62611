import { generateHOTP } from "@oslojs/otp";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newRecoveryCodes } from "../src/login/codes.ts";
import { newTotpSecret, STEP_MS, stepAt, stepOfCode, totpUri } from "../src/login/totp.ts";
import { keyedHash, encryptSecret, decryptSecret } from "../src/secret-box.ts";

const Secret = fc.uint8Array({ minLength: 20, maxLength: 20 });
const Now = fc.integer({ min: 10 * STEP_MS, max: Date.UTC(2100, 0) });
const codeOf = (secret: Uint8Array, step: number) => generateHOTP(secret, BigInt(step), 6);

describe("[ACC-3] codes of an authenticator", () => {
  const rfc = new TextEncoder().encode("12345678901234567890");
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("are those of RFC 6238, appendix B: at %d s", (seconds, code) => {
    expect(stepOfCode(rfc, code, { nowMs: seconds * 1000, lastStep: 0 })).toBe(Math.floor(seconds / 30));
  });

  test("count in their own half minute, the one before and the one after, and in no other", () => {
    fc.assert(
      fc.property(Secret, Now, fc.integer({ min: -4, max: 4 }), (secret, nowMs, off) => {
        const code = codeOf(secret, stepAt(nowMs) + off);
        const open = [-1, 0, 1].map((each) => stepAt(nowMs) + each);
        const found = stepOfCode(secret, code, { nowMs, lastStep: 0 });
        if (Math.abs(off) <= 1) expect(codeOf(secret, found ?? 0)).toBe(code);
        else expect(found === null || open.includes(found)).toBe(true); // once in 300,000, another step has the same code
        expect(found === null).toBe(!open.some((step) => codeOf(secret, step) === code));
      }),
    );
  });

  test("count again when the clock was set back by hours after the last one, as it may be when a machine starts", () => {
    fc.assert(
      fc.property(Secret, Now, (secret, nowMs) => {
        const step = stepAt(nowMs);
        const given = { nowMs, lastStep: step + 240 };
        expect(codeOf(secret, stepOfCode(secret, codeOf(secret, step), given) ?? 0)).toBe(codeOf(secret, step));
      }),
    );
  });

  test("count once, and never after a later one did, in whichever order they come", () => {
    const Tries = fc.array(fc.record({ waitMs: fc.nat(70_000), off: fc.integer({ min: -2, max: 2 }) }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(Secret, Now, Tries, (secret, startMs, tries) => {
        let [nowMs, lastStep] = [startMs, 0];
        const taken: number[] = [];
        for (const { waitMs, off } of tries) {
          nowMs += waitMs;
          const step = stepOfCode(secret, codeOf(secret, stepAt(nowMs) + off), { nowMs, lastStep });
          if (step === null) continue;
          taken.push(step);
          lastStep = step;
        }
        expect(taken).toEqual([...new Set(taken)].toSorted((one, other) => one - other));
      }),
    );
  });

  test("are not guessed by anything that is no code", () => {
    const secret = newTotpSecret();
    for (const code of ["", "12345", "1234567", "１２３４５６", "abcdef", "-12345"])
      expect(stepOfCode(secret, code, { nowMs: 1e12, lastStep: 0 })).toBeNull();
  });

  test("come from 160 random bits, in an address that every authenticator reads", () => {
    const [one, other] = [newTotpSecret(), newTotpSecret()];
    expect(one).toHaveLength(20);
    expect(one).not.toEqual(other);
    expect(totpUri(one, "pong.example.org", "Ada L")).toMatch(
      /^otpauth:\/\/totp\/pong\.example\.org:Ada%20L\?issuer=pong\.example\.org&algorithm=SHA1&secret=[A-Z2-7]{32}&period=30&digits=6$/,
    );
  });
});

test("[ACC-3] ten recovery codes of 60 bits, without letters that are taken for digits", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/);
});

describe("[ACC-3] what is encrypted", () => {
  const box = { secrets: { encryption: "a secret" } };
  const plain = Uint8Array.of(1, 2, 3, 4);

  test("opens for its owner, and looks different each time", async () => {
    const [one, other] = [await encryptSecret(box, plain, "totp anna"), await encryptSecret(box, plain, "totp anna")];
    expect(one).not.toEqual(other);
    expect(await decryptSecret(box, one, "totp anna")).toEqual(plain);
  });

  test("opens for nobody else, under no other secret, and not when a bit was changed", async () => {
    const encrypted = await encryptSecret(box, plain, "totp anna");
    expect(await decryptSecret(box, encrypted, "totp boris")).toBeNull();
    expect(await decryptSecret({ secrets: { encryption: "another" } }, encrypted, "totp anna")).toBeNull();
    for (let byte = 0; byte < encrypted.length; byte++) {
      const changed = Uint8Array.from(encrypted);
      changed[byte]! ^= 1;
      expect(await decryptSecret(box, changed, "totp anna")).toBeNull();
    }
    expect(await decryptSecret(box, new Uint8Array(), "totp anna")).toBeNull();
  });

  test("hashes depend on the secret and on what they are for", () => {
    const hash = keyedHash(box, "mail code", "12345678");
    expect(keyedHash(box, "mail code", "12345678")).toEqual(hash);
    expect(keyedHash(box, "recovery code", "12345678")).not.toEqual(hash);
    expect(keyedHash({ secrets: { encryption: "another" } }, "mail code", "12345678")).not.toEqual(hash);
  });
});
