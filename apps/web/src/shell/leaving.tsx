// For the few who asked to be deleted; nobody else fetches what they are told.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { session } from "../data/session.ts";
import { account } from "../i18n/account/index.ts";

const banner = signal<ComponentType<{ readonly leavesAt: string }> | null>(null);

async function fetchBanner(): Promise<void> {
  const [module] = await Promise.all([import("../features/privacy/leaving-banner.tsx"), account.load()]);
  banner.value = module.LeavingBanner;
}

export function Leaving() {
  const who = session.value;
  const leavesAt = who.state === "known" ? who.me?.leavesAt : undefined;
  const Banner = banner.value;
  useEffect(() => {
    if (leavesAt !== undefined) fetchBanner().catch(() => {}); // the page on privacy asks again
  }, [leavesAt]);
  return leavesAt !== undefined && Banner ? <Banner leavesAt={leavesAt} /> : null;
}
