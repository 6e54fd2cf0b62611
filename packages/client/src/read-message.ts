// What a room says in JSON, checked by its schema before anything reads it.
import { type GenericSchema, safeParse } from "valibot";

/** The message, or null when it is not one: a later server may say what this client does not know. */
export function readMessage<Message>(schema: GenericSchema<unknown, Message>, data: unknown): Message | null {
  if (typeof data !== "string") return null;
  try {
    const parsed = safeParse(schema, JSON.parse(data));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
