export * from "./clock-sync.ts";
export * from "./codec.ts";
export * from "./frames.ts";
export * from "./match-client.ts";
export { ballAt, type DrawnBall } from "./motion.ts";
export type { RoomPhase } from "./playhead.ts";
export * from "./tick-clock.ts";
export * from "./timeline.ts";
export * from "./view.ts";
