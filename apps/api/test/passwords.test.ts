import { describe, expect, test } from "vitest";
import { isCommonPassword } from "../src/common-passwords.ts";
import { createPasswords, SCRYPT_COST } from "../src/index.ts";
import { deriveHere } from "../src/scrypt.ts";

const cheap = { ln: 4, r: 8, p: 1 };
const passwords = createPasswords(deriveHere, cheap);

describe("[ACC-1] a password is kept as an scrypt hash that", () => {
  test("names its cost, has a salt of its own, and says yes to that password only", async () => {
    const [one, other] = [await passwords.hash("correct horse"), await passwords.hash("correct horse")];
    expect(one).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await passwords.verify(one, "correct horse")).toBe(true);
    expect(await passwords.verify(one, "correct horse ")).toBe(false);
    expect(await passwords.verify(one, "")).toBe(false);
  });

  test("is as hard to make as OWASP asks", () => {
    expect(SCRYPT_COST).toEqual({ ln: 15, r: 8, p: 3 });
  });

  test("agrees with RFC 7914", async () => {
    const key = await deriveHere(
      "pleaseletmein",
      new TextEncoder().encode("SodiumChloride"),
      { ln: 14, r: 8, p: 1 },
      64,
    );
    expect(Buffer.from(key).toString("hex")).toMatch(/^7023bdcb3afd7348461c06cd81fd38eb/);
  });

  test("takes the same letters from any keyboard", async () => {
    const composed = await passwords.hash("pâté de ﬁn"); // a with circumflex as one letter, and a ligature
    expect(await passwords.verify(composed, "pa\u0302te\u0301 de fin")).toBe(true);
  });

  test("is outdated when it was made with another cost, or is no hash of ours", async () => {
    const strong = createPasswords(deriveHere, { ln: 5, r: 8, p: 1 });
    const old = await passwords.hash("correct horse");
    expect(passwords.isOutdated(old)).toBe(false);
    expect(strong.isOutdated(old)).toBe(true);
    expect(await strong.verify(old, "correct horse")).toBe(true);
    expect(passwords.isOutdated("$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA")).toBe(true);
    expect(await passwords.verify("$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", "correct horse")).toBe(false);
  });

  test("has a decoy that nothing opens, of the same cost", async () => {
    expect(passwords.isOutdated(passwords.decoy)).toBe(false);
    expect(await passwords.verify(passwords.decoy, "")).toBe(false);
  });
});

describe("[ACC-1] among the commonest is", () => {
  test.each([
    "password123",
    "Password123!",
    "PASSWORD1234",
    "p4ssw0rd1!",
    "1234567890",
    "0987654321",
    "abcdefghijk",
    "qwertyuiop",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "passwordpassword",
    "dragon2026!",
    "iloveyou2024",
    "ｐａｓｓｗｏｒｄ１２３",
  ])("%s", (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  test.each([
    "correct horse battery staple",
    "tulipe-genou-42",
    "мой кот ест снег",
    "xk3v9q2lmz",
    "dragon5839174620", // as long without it
    "my dog is called Rex",
  ])("not %s", (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  test("hardly any that was drawn by lot", () => {
    let found = 0;
    for (let seed = 0; seed < 5000; seed++) {
      const drawn = Array.from({ length: 12 }, (_, index) =>
        ((seed * 7919 + index * 104729 + seed ** 2) % 36).toString(36),
      );
      if (isCommonPassword(drawn.join(""))) found += 1;
    }
    expect(found).toBeLessThan(50);
  });
});
