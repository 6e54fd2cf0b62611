// When a line must not come back by itself: what the room said in closing it, or the API in refusing a ticket.
import { closeReason, FINAL_CLOSE_REASONS } from "@transcendence/protocol";
import type { ErrorCode } from "../result.ts";

export type FinalReason = (typeof FINAL_CLOSE_REASONS)[number];
/** "missing": there has never been such a match; "gone": its room has ended, the records know more. */
export type ClosedReason = FinalReason | "missing" | "cookies_blocked";

export const REFUSALS: Partial<Record<ErrorCode, ClosedReason>> = {
  not_found: "missing",
  bad_request: "missing", // not even an id
  conflict: "gone",
  cookies_blocked: "cookies_blocked",
  forbidden: "ticket_invalid",
};

/** The reason behind a close code if it forbids to come back, else null. */
export function finalReason(code: number): FinalReason | null {
  const reason = closeReason(code);
  return FINAL_CLOSE_REASONS.find((final) => final === reason) ?? null;
}
