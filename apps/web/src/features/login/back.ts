import { isOwnPath, PENDING_ID } from "@transcendence/protocol";
import { useLocation } from "preact-iso";
import type { Pending } from "../../data/security-api.ts";

/** The page to go back to, from `?back=`: of this site, and the home page when it is none. */
export function useBack(): string {
  const { back } = useLocation().query;
  return back !== undefined && isOwnPath(back) ? back : "/";
}

/** The address of another page that is to go back to the same. */
export function withBack(path: string, back: string): string {
  return back === "/" ? path : `${path}?back=${encodeURIComponent(back)}`;
}

/** The login or sign-up that this page is about, from `?pending=`; none: the newest of this browser. */
export function usePending(): Pending {
  const { pending } = useLocation().query;
  return pending !== undefined && PENDING_ID.test(pending) ? { pending } : {};
}
