import { sValidator } from "@hono/standard-validator";
import type { ValidationTargets } from "hono";
import type { GenericSchema } from "valibot";
import { Refusal } from "./errors.ts";

/** Parses a part of the request; what does not fit is refused with the first reason and where it stands. */
export function validate<Target extends keyof ValidationTargets, Schema extends GenericSchema>(
  target: Target,
  schema: Schema,
) {
  return sValidator(target, schema, (result) => {
    if (result.success) return;
    const [issue] = result.error;
    const at = (issue?.path ?? []).map((part) => (typeof part === "object" ? part.key : part)).join(".");
    throw new Refusal(at === "name" ? "name_invalid" : "bad_request", `${at === "" ? target : at}: ${issue?.message}`);
  });
}
