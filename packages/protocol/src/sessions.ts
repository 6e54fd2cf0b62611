import * as v from "valibot";
import { Id } from "./identity.ts";

export const SessionParams = v.object({ id: Id });

/** A signed-in browser, for its owner to recognise. */
export interface SessionSummary {
  readonly id: string;
  readonly isCurrent: boolean; // the one that asks
  readonly method: string; // how they came in: password, or a provider's name
  readonly browser: string | null; // by its name, as "Firefox"; null: it does not say
  readonly system: string | null;
  readonly createdAt: string; // ISO 8601
  readonly seenAt: string; // to the hour
}
