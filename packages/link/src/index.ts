export { ArrivalClock } from "./arrival-clock.ts";
export { BatchWriter } from "./batch-writer.ts";
export { MOVE_PATH, type MovedRoom, type MovedRow, type MovedValue } from "./moved-rooms.ts";
export {
  type Batch,
  DRAIN_PATH,
  LINK_LIMITS,
  LINK_PATH,
  LINK_VERSION,
  type LinkRecord,
  type Opening,
  RECORD_TYPES,
} from "./records.ts";
export { readBatch } from "./read-batch.ts";
export { hostIndexOf } from "./spread.ts";
