// What the API is handed. It knows no runtime: the same app runs in Node and in workerd.
import type { Database } from "@transcendence/database";
import type { Context } from "hono";
import type { Limits } from "./rate-limit.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";
export type Log = Readonly<Record<LogLevel, (message: string, fields?: Readonly<Record<string, unknown>>) => void>>;

export interface Deps {
  readonly database: Database; // in workerd: one for each request, and so an app for each request
  readonly clock: () => number; // Unix ms
  readonly secrets: { readonly ticket: string; readonly internal: string };
  readonly publicUrl: string; // https here makes the cookies secure
  readonly clientAddress: (c: Context) => string; // who is at the other end, proxies seen through
  readonly draining: () => boolean; // about to restart: nothing new begins here
  readonly log: Log;
  readonly limits?: Partial<Limits>;
  readonly patienceMs?: number; // how long a request may wait for the database
}
