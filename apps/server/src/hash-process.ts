// The process that hashes passwords, and does nothing else: see hashing.ts.
import { deriveHere } from "@transcendence/api/scrypt";
import type { Derivation, Derived } from "./hashing.ts";

process.on("message", (asked: Derivation) => {
  const { id, password, salt, cost, bytes } = asked;
  deriveHere(password, salt, cost, bytes).then(
    (key) => answer({ id, key }),
    () => answer({ id, key: null }),
  );
});
process.on("disconnect", () => process.exit(0)); // the arena is gone, however that happened
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {}); // a terminal's goes to all: ours ends us

function answer(derived: Derived): void {
  process.send?.(derived);
}
