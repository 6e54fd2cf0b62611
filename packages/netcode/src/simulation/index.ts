// A simulated network in virtual time, for tests and benchmarks of everything that plays a match.
export * from "./line.ts";
export * from "./random.ts";
export * from "./virtual-time.ts";
