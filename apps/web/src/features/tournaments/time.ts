// Time that runs on a page, to the second.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { locale } from "../../i18n/index.ts";

/** Draws again each second, for as long as `isRunning`. */
export function useSeconds(isRunning: boolean): void {
  const seconds = useSignal(0);
  void seconds.value; // read, so that the component is drawn again
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => seconds.value++, 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
}

/** "1:05", "2:03:00", "3 days", and never less than nothing. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours >= 48) return days(Math.round(hours / 24));
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function days(count: number): string {
  return new Intl.NumberFormat(locale.value, { style: "unit", unit: "day", unitDisplay: "long" }).format(count);
}

export function moment(value: string | number): string {
  return new Intl.DateTimeFormat(locale.value, { dateStyle: "medium", timeStyle: "short" }).format(new Date(value));
}

export function timeOfDay(ms: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeStyle: "medium" }).format(new Date(ms));
}
