import { sValidator } from "@hono/standard-validator";
import { type ApiErrorCode, findUnstorable } from "@transcendence/protocol";
import type { ValidationTargets } from "hono";
import type { GenericSchema } from "valibot";
import { Refusal } from "./errors.ts";

/** What is wrong with these has a code of its own, to be shown beside the field. A map: keys come from anybody, `__proto__` too. */
const CODES: ReadonlyMap<string, ApiErrorCode> = new Map([
  ["name", "name_invalid"],
  ["email", "email_invalid"],
  ["password", "password_invalid"],
]);

/** A part of the request that is checked before the handler runs. */
export interface CheckedPart {
  readonly target: string;
  readonly schema: GenericSchema;
}

const CHECKED = new WeakMap<object, CheckedPart>(); // by the middleware that checks it

/** What a middleware checks, for those who describe the routes. */
export function checkedBy(middleware: object): CheckedPart | undefined {
  return CHECKED.get(middleware);
}

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
  CHECKED.set(validator, { target, schema });
  return validator;
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
