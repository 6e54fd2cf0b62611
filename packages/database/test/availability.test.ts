import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { failureOf, isUnavailable } from "../src/index.ts";

function failed(message: string, code?: string): Error {
  const cause = Object.assign(new Error(message), code === undefined ? {} : { code });
  return new DrizzleQueryError("select $1", ["cannot connect"], cause);
}

describe("Postgres is away", () => {
  test.each([
    ["the connection was refused", "ECONNREFUSED"],
    ["the connection broke", "CONNECTION_CLOSED"],
    ["it does not answer", "CONNECT_TIMEOUT"],
    ["the database system is starting up", "57P03"],
    ["terminating connection due to administrator command", "57P01"],
    ["sorry, too many clients already", "53300"],
    ["connection failure", "08006"],
    ["Timed out while waiting for an open slot in the pool.", "58000"],
    ["deadlock detected", "40P01"],
    ["proxy request failed, cannot connect to the specified address", undefined],
    ["Network connection lost.", undefined],
  ])("%s", (message, code) => {
    expect(isUnavailable(failed(message, code))).toBe(true);
  });

  test("at each of its addresses", () => {
    expect(isUnavailable(new AggregateError([Object.assign(new Error("refused"), { code: "ECONNREFUSED" })]))).toBe(
      true,
    );
  });
});

describe("a mistake is none", () => {
  test.each([
    ["duplicate key value violates unique constraint", "23505"],
    ["column does not exist", "42703"],
    ["UNDEFINED_VALUE: Undefined values are not allowed", "UNDEFINED_VALUE"],
    ["x is not a function", undefined],
  ])("%s", (message, code) => {
    expect(isUnavailable(failed(message, code))).toBe(false);
  });

  test("nor is anything that is no error", () => {
    expect([undefined, null, "ECONNREFUSED", { code: "ECONNREFUSED" }].filter(isUnavailable)).toEqual([]);
  });
});

test("what is logged of a failed query has no values in it", () => {
  const error = new DrizzleQueryError("select $1", ["a secret"], new Error("no"));
  expect(failureOf(error)).toEqual({ statement: "select $1", error: error.cause });
  expect(failureOf(new Error("other"))).toEqual({ error: new Error("other") });
});
