export * from "./match/index.ts";
export * from "./user/index.ts";
