import * as v from "valibot";

/** What a client said in JSON, or null when it does not fit its schema or is longer than `limit` characters. */
export function readJson<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  limit: number,
): v.InferOutput<Schema> | null {
  if (text.length > limit) return null;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
