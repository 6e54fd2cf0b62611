// How large a drawing stands in its window, and dragging, pinching and the wheel over it.
import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Size } from "./turning.tsx";

export const ZOOM_MIN = 0.2;
export const ZOOM_MAX = 2;
const STEP = 1.25;

export interface Zoom {
  readonly chosen: Signal<number | "all" | null>; // null: as the drawing fits best
  readonly window: ReadonlySignal<Size>;
  readonly by: (steps: number) => void;
}

/** As high as `.bracket-pane` may become. */
function paneHeight(): number {
  return Math.max(320, innerHeight - 96);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function clamp(zoom: number): number {
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));
}

/** `current`: the zoom that is drawn now. What is in the middle, or under the fingers, stays there. */
export function useZoom(pane: RefObject<HTMLElement | null>, current: { readonly current: number }): Zoom {
  const chosen = useSignal<number | "all" | null>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
  const fixed = useRef<{ readonly at: Point; readonly from: number } | null>(null);
  const zoomTo = (zoom: number, at?: Point) => {
    const element = pane.current;
    if (!element) return;
    const middle = { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    fixed.current = { at: at ?? middle, from: current.current };
    chosen.value = clamp(zoom);
  };
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return;
    const measure = () => {
      const next = { width: element.clientWidth, height: paneHeight() };
      if (next.width !== size.peek().width || next.height !== size.peek().height) size.value = next;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
    };
  }, []);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || fixed.current === null) return;
    const { at, from } = fixed.current;
    fixed.current = null;
    const ratio = current.current / from;
    element.scrollLeft = (element.scrollLeft + at.x) * ratio - at.x;
    element.scrollTop = (element.scrollTop + at.y) * ratio - at.y;
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const listening = new AbortController();
    listenToGestures(element, listening.signal, () => current.current, zoomTo);
    element.addEventListener(
      "keydown",
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return; // the browser's own
        const arrow = ARROWS.get(event.key);
        if (event.key === "+" || event.key === "=") zoomTo(current.current * STEP);
        else if (event.key === "-") zoomTo(current.current / STEP);
        else if (event.key === "0") chosen.value = null;
        else if (arrow === undefined || !pan(element, arrow)) return;
        event.preventDefault();
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, []);
  return { chosen, window: size, by: (steps) => zoomTo(current.current * STEP ** steps) };
}

const ARROWS: ReadonlyMap<string, Point> = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
]);
const PAN = 0.25; // of the window, at each press

/** False at the edge: then the page may scroll. */
function pan(pane: HTMLElement, { x, y }: Point): boolean {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = pane;
  pane.scrollLeft += x * PAN * clientWidth;
  pane.scrollTop += y * PAN * clientHeight;
  return pane.scrollLeft !== scrollLeft || pane.scrollTop !== scrollTop;
}

const DRAG_PX = 4; // less is a click

function listenToGestures(
  pane: HTMLElement,
  signal: AbortSignal,
  zoom: () => number,
  zoomTo: (zoom: number, at: Point) => void,
): void {
  const fingers = new Map<number, Point>();
  let pinch: { readonly apart: number; readonly zoom: number } | null = null;
  let drag: { readonly from: Point; readonly left: number; readonly top: number; moved: boolean } | null = null;
  const placeIn = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = pane.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const end = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (fingers.size < 2) pinch = null;
    if (event.pointerType === "mouse") drag = drag?.moved ? { ...drag, left: Number.NaN } : null; // until its click has come
  };
  pane.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a pinch on a touchpad comes as Ctrl and wheel
      event.preventDefault();
      zoomTo(zoom() * Math.exp(-Math.sign(event.deltaY) * Math.min(0.2, Math.abs(event.deltaY) / 200)), placeIn(event));
    },
    { signal, passive: false },
  );
  pane.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType !== "mouse") fingers.set(event.pointerId, placeIn(event));
      const [one, other] = [...fingers.values()];
      if (one && other) pinch = { apart: distance(one, other), zoom: zoom() };
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      drag = { from: placeIn(event), left: pane.scrollLeft, top: pane.scrollTop, moved: false };
    },
    { signal },
  );
  addEventListener(
    "pointermove",
    (event) => {
      const at = placeIn(event);
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, at);
      const [one, other] = [...fingers.values()];
      if (pinch && one && other)
        zoomTo((pinch.zoom * distance(one, other)) / pinch.apart, {
          x: (one.x + other.x) / 2,
          y: (one.y + other.y) / 2,
        });
      if (!drag || Number.isNaN(drag.left) || event.pointerType !== "mouse") return;
      if (distance(at, drag.from) > DRAG_PX) drag.moved = true;
      if (!drag.moved) return;
      pane.scrollLeft = drag.left + drag.from.x - at.x;
      pane.scrollTop = drag.top + drag.from.y - at.y;
    },
    { signal },
  );
  addEventListener("pointerup", end, { signal });
  addEventListener("pointercancel", end, { signal });
  pane.addEventListener(
    "click",
    (event) => {
      if (drag?.moved) event.preventDefault(); // the end of a drag is no press on a match
      drag = null;
    },
    { signal, capture: true },
  );
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
