export { ACK_HOLD_MS, Acknowledgements } from "./acknowledgements.ts";
export * from "./clock-sync.ts";
export * from "./codec.ts";
export { eventsBetween } from "./events.ts";
export * from "./frames.ts";
export * from "./match-client.ts";
export { ballAt, type DrawnBall } from "./motion.ts";
export type { RoomPhase } from "./playhead.ts";
export {
  type ArcadeView,
  createFieldFrame,
  type DrawnBlock,
  type DrawnItem,
  type FieldFrame,
  fieldFrameBetween,
  type ViewBall,
} from "./field-frame.ts";
export * from "./tick-clock.ts";
export * from "./timeline.ts";
export * from "./view.ts";
