// Writes apps/api/src/common-passwords.data.ts from a list of passwords, the commonest first, as JSON:
// `npm pack @zxcvbn-ts/language-common`, unpack it, `node apps/tools/src/common-passwords.ts package/src/passwords.json`.
import { readFileSync, writeFileSync } from "node:fs";
import { places } from "@transcendence/api/bloom";
import { PASSWORD_MIN } from "@transcendence/protocol";
import { inRoot } from "./root.ts";

const STEMS = 8000; // the commonest, to be found inside longer ones
const BITS_EACH = 16;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("Which list? node apps/tools/src/common-passwords.ts passwords.json");
const all = JSON.parse(readFileSync(path, "utf8")) as string[]; // a list of strings, looked at by whoever runs this
const listed = all.map((password) => password.normalize("NFKC").toLowerCase());
const stems = listed.filter((password) => password.length >= 4 && /\p{L}/u.test(password)).slice(0, STEMS);
const chosen = new Set([...stems, ...listed.filter((password) => password.length >= PASSWORD_MIN)]);

const filter = new Uint8Array(Math.ceil((chosen.size * BITS_EACH) / 8));
for (const password of chosen) {
  for (const place of places(password, filter.length * 8)) filter[place >> 3]! |= 1 << (place & 7); // below its length
}
writeFileSync(
  inRoot("apps/api/src/common-passwords.data.ts"),
  `// Written by apps/tools/src/common-passwords.ts: a Bloom filter of ${chosen.size} passwords, made from the list of
// @zxcvbn-ts/language-common 4.1 (MIT, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.).
export const COMMON_PASSWORDS =
  "${Buffer.from(filter).toString("base64")}";
`,
);
console.log(`${chosen.size} passwords, ${filter.length} bytes`);
