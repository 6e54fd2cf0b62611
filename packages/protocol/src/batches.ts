// Deliveries of which a room may send many at once, in their order: what a busy channel says would otherwise be a request for each message.
import * as v from "valibot";

/** The internal routes that take them. An item is the body that the route would take alone, as JSON. */
export const BATCHED_PATHS: ReadonlySet<string> = new Set(["/internal/chat/store"]);

export const BATCH_MAX = 50;

/** As text: one that does not parse is refused, and the others are taken. */
export const Batch = v.strictObject({
  items: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(BATCH_MAX)),
});

/** `refused`: it would be refused for ever, as with 422. */
export const BatchAnswer = v.object({ verdicts: v.array(v.picklist(["done", "refused"])) }); // one for each item
export type BatchAnswer = v.InferOutput<typeof BatchAnswer>;
export type BatchVerdict = BatchAnswer["verdicts"][number];
