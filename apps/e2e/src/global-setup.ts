// One arena for all browser tests that do not break theirs, with a provider to sign in with. Nobody carries its mails: they are
// read in its mailbox.
import { inRoot } from "@transcendence/tools/root";
import { runTool } from "@transcendence/tools/run-tool";
import { startServer } from "@transcendence/tools/server-process";
import type { TestProject } from "vitest/node";
import { IdentityProvider } from "./identity-provider.ts";

declare module "vitest" {
  interface ProvidedContext {
    arenaUrl: string;
    providerUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const elsewhere = process.env["ARENA_URL"]; // an arena that runs already, in containers say
  if (elsewhere !== undefined) {
    project.provide("arenaUrl", elsewhere);
    return async () => {};
  }
  const env = { NODE_ENV: "production" }; // Vitest says "test", and Vite would leave out what only a production build has
  if ((await runTool("node", [inRoot("apps/tools/src/build.ts"), "--if-stale"], { env })) !== 0)
    throw new Error("no build");
  const provider = await IdentityProvider.open();
  const arena = await startServer({ settings: provider.settings });
  provider.register(arena.url);
  project.provide("arenaUrl", arena.url);
  project.provide("providerUrl", provider.url);
  return async () => {
    await arena.remove();
    await provider.close();
  };
}
