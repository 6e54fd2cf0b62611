// For servers that must be told their port beforehand. Everything else listens on port 0.
import { once } from "node:events";
import { createServer } from "node:net";

/** A TCP port of the loopback address that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
