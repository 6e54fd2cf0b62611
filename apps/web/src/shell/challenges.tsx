// Where challenges appear: for members, fetched once the page stands.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { session } from "../data/session.ts";
import { notices } from "../i18n/notices/index.ts";

const shell = signal<ComponentType<{ readonly inMatch: boolean }> | null>(null);

async function load(): Promise<void> {
  try {
    const [module] = await Promise.all([import("../features/challenges/challenge-shell.tsx"), notices.load()]);
    shell.value = module.ChallengeShell;
  } catch {
    // The next page tries again; a challenge is among the notifications, too.
  }
}

export function Challenges({ path, inMatch }: { readonly path: string; readonly inMatch: boolean }) {
  const who = session.value;
  const isMember = who.state === "known" && who.me?.kind === "member";
  useEffect(() => {
    if (isMember && shell.value === null) void load();
  }, [isMember, path]);
  const Shell = shell.value;
  return isMember && Shell ? <Shell inMatch={inMatch} /> : null;
}
