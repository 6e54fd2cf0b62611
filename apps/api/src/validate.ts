import { sValidator } from "@hono/standard-validator";
import { type ApiErrorCode, findUnstorable } from "@transcendence/protocol";
import type { ValidationTargets } from "hono";
import type { GenericSchema } from "valibot";
import { Refusal } from "./errors.ts";
import { noteSchema } from "./http/route.ts";

/** What is wrong with these has a code of its own, to be shown beside the field. A map: keys come from anybody, `__proto__` too. */
const CODES: ReadonlyMap<string, ApiErrorCode> = new Map([
  ["name", "name_invalid"],
  ["email", "email_invalid"],
  ["password", "password_invalid"],
]);

/** Parses a part of the request; what does not fit is refused with the first reason and where it stands. */
export function validate<Target extends keyof ValidationTargets, Schema extends GenericSchema>(
  target: Target,
  schema: Schema,
) {
  const validator = sValidator(target, storableOnly(schema), (result) => {
    if (result.success) return;
    const [issue] = result.error;
    const at = (issue?.path ?? []).map((part) => (typeof part === "object" ? part.key : part)).join(".");
    throw new Refusal(CODES.get(at) ?? "bad_request", `${at === "" ? target : at}: ${issue?.message}`);
  });
  return noteSchema(validator, { target, schema });
}

/** The schema, for objects that are some, and text that the database can keep: nothing else gets through any of them. */
function storableOnly<Schema extends GenericSchema>(schema: Schema): Schema {
  const standard: GenericSchema["~standard"] = {
    ...schema["~standard"],
    validate(value) {
      // To valibot an array is an object, one in which every optional key is missing.
      if (Array.isArray(value) && schema.type !== "array")
        return { issues: [{ message: "an array instead of an object" }] };
      const path = findUnstorable(value);
      return path === null
        ? schema["~standard"].validate(value)
        : { issues: [{ message: "text with NUL or half a surrogate pair", path }] };
    },
  };
  return { ...schema, "~standard": standard };
}
