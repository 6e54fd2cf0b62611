// On a screen that nobody touches: what doesn't fit comes page after page, slowly, with a mark which of how many it is.
import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { tt } from "../../../i18n/tournament/index.ts";
import "./turning.css";

const PAGE_MS = 10_000;

export interface Size {
  readonly width: number; // px
  readonly height: number;
}

/** Of the inside of an element, as it changes; nothing until it stands. */
export function useSize(element: RefObject<HTMLElement | null>): ReadonlySignal<Size> {
  const size = useSignal<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = measured;
      const before = size.peek();
      if (width !== before.width || height !== before.height) size.value = { width, height };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return size;
}

/** Which of these pages is shown, from 0: each for a while, then from the start again. */
export function useTurn(pages: number): number {
  const turn = useSignal(0);
  const turns = pages > 1;
  useEffect(() => {
    if (!turns) return;
    turn.value = 0;
    const timer = setInterval(() => turn.value++, PAGE_MS);
    return () => clearInterval(timer);
  }, [turns]);
  return turns ? turn.value % pages : 0;
}

interface TurningProps {
  readonly page: number; // from 0
  readonly pages: number;
  readonly children: ComponentChildren;
}

/** As high as its place, with the mark below. */
export function Turning({ page, pages, children }: TurningProps) {
  const text = tt.value.board.part({ part: page + 1, parts: pages });
  return (
    <div class="turning">
      <div class="turning-page">{children}</div>
      {pages > 1 && (
        <p class="turning-mark">
          <span key={text}>{text}</span>
          <span class="turning-balls" aria-hidden="true">
            {Array.from({ length: pages }, (_, at) => (
              <span key={at} class={at === page ? "turning-ball turning-shown" : "turning-ball"} />
            ))}
          </span>
        </p>
      )}
    </div>
  );
}
