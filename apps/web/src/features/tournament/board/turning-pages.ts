// A long table on a screen that nobody touches: as many rows as there is room for, then the next ones, and from the start again.
import { useSignal } from "@preact/signals";
import { type RefObject } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";

const PAGE_MS = 10_000;
const ROW_PX = 48; // as in tables.css; the head has one, too

/** Whose turn it is of the rows; all of them where the table is not `whole`, and where all fit. */
export function useTurningPages<Row>(
  pane: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  whole: boolean,
): readonly Row[] {
  const height = useSignal(0);
  const page = useSignal(0);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || !whole) return;
    const measure = () => (height.value = element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [whole]);
  const fitting = Math.max(1, Math.floor(height.value / ROW_PX) - 1);
  const pages = Math.ceil(rows.length / fitting);
  const turns = whole && height.value > 0 && pages > 1;
  useEffect(() => {
    if (!turns) return;
    const timer = setInterval(() => page.value++, PAGE_MS);
    return () => clearInterval(timer);
  }, [turns]);
  if (!turns) return rows;
  const first = (page.value % pages) * fitting;
  return rows.slice(first, first + fitting);
}
