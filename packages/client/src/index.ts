export { type Arena, askMatchTicket, askTicket, connect, type Routes } from "./arena.ts";
export { ask, type ErrorCode, type Result, valueOf } from "./result.ts";
