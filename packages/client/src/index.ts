export { type Arena, askMatchTicket, askTicket, connect, type Routes } from "./arena.ts";
export { connectWithCookies, type CookieArena } from "./cookies.ts";
export { ask, type ErrorCode, PASSING_ERRORS, type Result, valueOf } from "./result.ts";
