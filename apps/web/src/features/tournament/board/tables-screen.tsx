// Tables on a screen that nobody touches: as many beside and below each other as there is room for, long ones in parts.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Part } from "./tables.tsx";
import { type Size, Turning, useSize, useTurn } from "./turning.tsx";

const MANY_PAGES = 4; // more take too long to come round

export interface ScreenTable {
  readonly key: string | number;
  readonly title: string | null;
  readonly rows: number;
  readonly draw: (part: Part) => ComponentChildren;
}

/** The most that was found in the drawing, in px. */
interface Measures {
  readonly head: number; // all of a table but its rows
  readonly row: number;
  readonly width: number; // that it takes with every column
  readonly brief: number; // without the single matches
  readonly gapX: number;
  readonly gapY: number;
}

export function TablesScreen({ tables }: { readonly tables: readonly ScreenTable[] }) {
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane).value;
  const found = useSignal<Measures | null>(null);
  const plan = planOf(
    found.value,
    size,
    tables.map(({ rows }) => rows),
  );
  const parts = tables.flatMap((table) => partsOf(table, plan.rows).map((part) => ({ table, part })));
  const { pages } = plan;
  const perPage = Math.ceil(parts.length / pages);
  const page = useTurn(pages);
  const at = useRef(size); // where it was found
  useEffect(() => {
    void document.fonts.ready.then(() => (found.value = null)); // another font has other widths
  }, []);
  useLayoutEffect(() => {
    const before = at.current === size ? found.peek() : null;
    at.current = size;
    const next = pane.current && largerOf(measure(pane.current), before);
    if (next && !isSame(next, found.peek())) found.value = next;
  });
  return (
    <Turning page={page} pages={pages}>
      <div
        ref={pane}
        class="screen-tables"
        style={{ "--columns": Math.min(plan.columns, perPage) }}
        data-measured={found.value !== null}
      >
        {parts.slice(page * perPage, (page + 1) * perPage).map(({ table, part }) => (
          <section key={`${table.key} ${part.from}`}>
            {table.title !== null && <h2>{table.title}</h2>}
            {table.draw({ ...part, brief: plan.brief })}
          </section>
        ))}
      </div>
    </Turning>
  );
}

interface TablesPlan {
  readonly rows: number; // of one piece of a table, at most
  readonly columns: number;
  readonly pages: number;
  readonly brief: boolean;
}

/** Whole tables, unless they are too wide or many pages would be fewer without the single matches. `lengths`: of the tables, in rows. */
export function planOf(measures: Measures | null, { width, height }: Size, lengths: readonly number[]): TablesPlan {
  if (measures === null || height === 0) return { rows: Infinity, columns: 1, pages: 1, brief: false };
  const { head, row, gapX, gapY } = measures;
  const longest = Math.max(...lengths);
  const fitting = Math.max(1, Math.floor((height - head) / row));
  const pieces = Math.ceil(longest / fitting);
  const rows = Math.max(1, Math.ceil(longest / pieces));
  const down = Math.max(1, Math.floor((height + gapY) / (head + rows * row + gapY)));
  const count = lengths.reduce((sum, length) => sum + Math.ceil(length / rows), 0);
  const planFor = (wide: number) => {
    const columns = Math.max(1, Math.floor((width + gapX) / (wide + gapX)));
    return { rows, columns, pages: Math.max(1, Math.ceil(count / (columns * down))) };
  };
  const [full, brief] = [planFor(measures.width), planFor(measures.brief)];
  const isBrief = measures.width > width || (full.pages > MANY_PAGES && brief.pages < full.pages);
  return isBrief ? { ...brief, brief: true } : { ...full, brief: false };
}

function partsOf({ rows }: ScreenTable, most: number): Omit<Part, "brief">[] {
  const parts = [];
  for (let from = 0; from < rows; from += most) parts.push({ from, to: Math.min(rows, from + most) });
  return parts;
}

function measure(pane: HTMLElement): Measures | null {
  const sections = [...pane.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  const rows = sections.flatMap((section) => [...section.querySelectorAll<HTMLElement>("tbody tr")]);
  const [first] = sections;
  if (first === undefined || rows.length === 0) return null;
  pane.dataset["measured"] = "false"; // as wide as what is in them
  const width = Math.max(...sections.map((section) => section.querySelector("table")?.offsetWidth ?? 0));
  const matches = [...first.querySelectorAll<HTMLElement>("th.ranking-match")];
  const head = first.offsetHeight - (first.querySelector("tbody")?.offsetHeight ?? 0);
  const row = Math.max(...rows.map(({ offsetHeight }) => offsetHeight));
  pane.dataset["measured"] = "true";
  const { columnGap, rowGap } = getComputedStyle(pane);
  return {
    head,
    row,
    width,
    brief: width - matches.reduce((sum, { offsetWidth }) => sum + offsetWidth, 0),
    gapX: Number.parseFloat(columnGap),
    gapY: Number.parseFloat(rowGap),
  };
}

/** A page of short names, or one without the single matches, makes room for nothing. */
function largerOf(measures: Measures | null, before: Measures | null): Measures | null {
  if (measures === null || before === null) return measures;
  const { head, row, width, brief } = before;
  return {
    ...measures,
    head: Math.max(head, measures.head),
    row: Math.max(row, measures.row),
    width: Math.max(width, measures.width),
    brief: Math.max(brief, measures.brief),
  };
}

function isSame({ head, row, width, brief }: Measures, other: Measures | null): boolean {
  return other?.head === head && other.row === row && other.width === width && other.brief === brief;
}
