// When a tournament of a series starts: on these days, at this time of the clock there, whatever the summer does to it.
import type { Repeats } from "@transcendence/protocol";

const DAY_MS = 86_400_000;

/** The first start after this moment. */
export function nextStart({ weekdays, time, timeZone }: Repeats, afterMs: number): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const today = Math.floor((afterMs + offsetMs(timeZone, afterMs)) / DAY_MS); // days since 1970, by the calendar there
  for (let day = today; ; day++) {
    const weekday = ((day + 3) % 7) + 1; // the first day of 1970 was a Thursday
    if (!weekdays.includes(weekday)) continue;
    const startMs = instantOf(timeZone, day * DAY_MS + (hours * 60 + minutes) * 60_000);
    if (startMs > afterMs) return startMs;
  }
}

/**
 * The moment at which clocks there show this. A time that is skipped in spring is later by what is skipped; of one that comes twice in
 * autumn it is the first.
 */
function instantOf(timeZone: string, clockMs: number): number {
  const before = offsetMs(timeZone, clockMs - DAY_MS);
  const after = offsetMs(timeZone, clockMs + DAY_MS);
  const found = [before, after]
    .map((offset) => clockMs - offset)
    .filter((atMs) => atMs + offsetMs(timeZone, atMs) === clockMs);
  return found.length > 0 ? Math.min(...found) : clockMs - before;
}

/** By how much clocks there are ahead of UTC at a moment. */
function offsetMs(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(atMs / 1000) * 1000;
}
