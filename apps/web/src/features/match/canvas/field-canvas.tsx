// The canvas and its frame loop. Nothing in here is a signal: what moves is drawn from plain objects, 60 or 144 times a second.
import { effect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { activeTheme, forcedColours, highContrast } from "../../../state/appearance.ts";
import { preferences } from "../../../state/preferences.ts";
import type { CanvasFrame } from "./canvas-frame.ts";
import { type Brush, drawFrame } from "./draw.ts";
import type { Layout } from "./layout.ts";
import { hushed, type Palette, readPalette } from "./palette.ts";

export interface FieldCanvasProps {
  readonly layOut: (width: number, height: number) => Layout;
  /** The field at this moment (performance.now); called once a frame. */
  readonly frame: (nowMs: number) => CanvasFrame;
  readonly onLayout?: (layout: Layout) => void;
  readonly still?: boolean; // one picture, no loop
  readonly quiet?: boolean; // all in the colour of the net
  readonly over?: (brush: Brush) => void; // drawn last
  readonly label?: string; // the text alternative; without one the canvas is an ornament
}

export function FieldCanvas({ label, ...props }: FieldCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props); // the loop reads the newest props without being started anew
  latest.current = props;
  useEffect(() => runLoop(canvas, latest), [props.still, props.layOut]);
  return (
    <canvas
      ref={canvas}
      class="field-canvas"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    />
  );
}

function runLoop(canvas: RefObject<HTMLCanvasElement | null>, latest: { current: Omit<FieldCanvasProps, "label"> }) {
  const element = canvas.current;
  const context = element?.getContext("2d");
  if (!element || !context) return;
  let palette: Palette | null = null;
  let layout: Layout | null = null;
  let ratio = 1;
  const { quiet = false } = latest.current;
  let request = 0;

  const paint = (nowMs: number) => {
    if (!layout || !palette) return;
    const brush = { context, ratio, layout, palette };
    drawFrame(brush, latest.current.frame(nowMs));
    latest.current.over?.(brush);
  };
  const draw = (nowMs: number) => {
    paint(nowMs);
    if (!latest.current.still) request = requestAnimationFrame(draw);
  };
  const redraw = () => {
    cancelAnimationFrame(request);
    request = requestAnimationFrame(draw);
  };
  const resize = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    const exact = entry.devicePixelContentBoxSize?.[0]; // not in Safari
    element.width = exact?.inlineSize ?? Math.round(width * devicePixelRatio);
    element.height = exact?.blockSize ?? Math.round(height * devicePixelRatio);
    ratio = width > 0 ? element.width / width : 1;
    layout = latest.current.layOut(width, height);
    latest.current.onLayout?.(layout);
    paint(performance.now()); // resizing has cleared it
  });
  observe(resize, element);
  const stopColours = effect(() => {
    void [activeTheme.value, preferences.value.accent, highContrast.value, forcedColours.value]; // followed, so that the palette is read again
    const read = readPalette(element);
    palette = quiet ? hushed(read) : read;
    redraw();
  });
  return () => {
    resize.disconnect();
    stopColours();
    cancelAnimationFrame(request);
  };
}

function observe(observer: ResizeObserver, element: Element): void {
  try {
    observer.observe(element, { box: "device-pixel-content-box" });
  } catch {
    observer.observe(element); // Safari
  }
}
