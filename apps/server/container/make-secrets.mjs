// Runs once before everything else: the database's password, if there is none yet, and folders that their users may write.
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, renameSync, writeFileSync } from "node:fs";

const PASSWORD = "/secrets/postgres-password";
const NODE_USER = 1000; // of the server's image

if (!existsSync(PASSWORD)) {
  writeFileSync(`${PASSWORD}.new`, randomBytes(32).toString("hex"), { mode: 0o444 });
  renameSync(`${PASSWORD}.new`, PASSWORD); // never half a password
}
chmodSync(PASSWORD, 0o444); // postgres and server have users of their own; nobody else mounts the volume
chownSync("/data", NODE_USER, NODE_USER);
