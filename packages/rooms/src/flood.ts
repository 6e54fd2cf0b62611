// How many messages a client may send. A person needs fifteen a second at the very most.

const PER_SECOND = 60;
const BURST = 120;
const PATIENCE = 120; // messages dropped in a row before the socket is closed

export interface Bucket {
  tokens: number;
  filledMs: number;
  dropped: number;
}

export type Verdict = "take" | "drop" | "close";

export function createBucket(nowMs: number): Bucket {
  return { tokens: BURST, filledMs: nowMs, dropped: 0 };
}

/** To be asked once for each message, before it is even decoded. */
export function admit(bucket: Bucket, nowMs: number): Verdict {
  const refill = Math.max(0, nowMs - bucket.filledMs) * (PER_SECOND / 1000);
  bucket.tokens = Math.min(BURST, bucket.tokens + refill);
  bucket.filledMs = nowMs;
  if (bucket.tokens >= 1) {
    bucket.tokens--;
    if (bucket.tokens > BURST / 2) bucket.dropped = 0;
    return "take";
  }
  bucket.dropped++;
  return bucket.dropped > PATIENCE ? "close" : "drop";
}
