import { MatchClientMessage, MESSAGE_LIMIT } from "@transcendence/protocol";
import * as v from "valibot";

/** A client's JSON, or null when it is malformed. */
export function readMessage(text: string): MatchClientMessage | null {
  if (text.length > MESSAGE_LIMIT) return null;
  try {
    const parsed = v.safeParse(MatchClientMessage, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
