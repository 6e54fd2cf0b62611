import type { Result } from "../../data/api.ts";
import { session } from "../../data/session.ts";
import { privacyApi } from "./privacy-api.ts";

/** A member who asked to be deleted stays. The page knows as soon as the arena has said so, and asks for nothing more. */
export async function keepAccount(): Promise<Result<unknown>> {
  const answer = await privacyApi.keep();
  const who = session.value;
  if (answer.ok && who.state === "known" && who.me !== null) {
    const { leavesAt: _, ...me } = who.me;
    session.value = { state: "known", me };
  }
  return answer;
}
