import { sValidator } from "@hono/standard-validator";
import type { ApiErrorCode } from "@transcendence/protocol";
import type { ValidationTargets } from "hono";
import type { GenericSchema } from "valibot";
import { Refusal } from "./errors.ts";

/** What is wrong with these has a code of its own, to be shown beside the field. */
const CODES: Readonly<Record<string, ApiErrorCode>> = {
  name: "name_invalid",
  email: "email_invalid",
  password: "password_invalid",
};

/** Parses a part of the request; what does not fit is refused with the first reason and where it stands. */
export function validate<Target extends keyof ValidationTargets, Schema extends GenericSchema>(
  target: Target,
  schema: Schema,
) {
  return sValidator(target, schema, (result) => {
    if (result.success) return;
    const [issue] = result.error;
    const at = (issue?.path ?? []).map((part) => (typeof part === "object" ? part.key : part)).join(".");
    throw new Refusal(CODES[at] ?? "bad_request", `${at === "" ? target : at}: ${issue?.message}`);
  });
}
