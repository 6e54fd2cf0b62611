// The frame of every match: the field over the whole window, names and buttons where it leaves room, and whatever lies over it.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import { Changing } from "../../../ui/changing.tsx";
import { useTitle } from "../../../ui/page.tsx";
import { FieldCanvas, type FieldCanvasProps } from "../canvas/field-canvas.tsx";
import { BAR_PX, type Layout } from "../canvas/layout.ts";
import "../canvas/match.css";

interface MatchFrameProps extends Pick<FieldCanvasProps, "layOut" | "frame"> {
  readonly title: string;
  readonly tab?: string; // in place of the title, in the list of tabs
  readonly shared?: boolean; // two at one screen, from both its ends
  readonly label: string; // the field in words
  readonly spoken: string; // what a screen reader is told as it changes
  readonly surface: RefObject<HTMLDivElement | null>; // where fingers count
  readonly layout: { current: Layout | null }; // filled here, read by whoever steers
  readonly names: readonly [ComponentChildren, ComponentChildren]; // by seat
  readonly tools: ComponentChildren; // the menu's button
  readonly status?: ComponentChildren; // how the connection is, who watches
  readonly children?: ComponentChildren; // what lies over the field
}

export function MatchFrame(props: MatchFrameProps) {
  const { title, label, spoken, surface, layout, names, tools, status, children } = props;
  const root = useRef<HTMLElement>(null);
  const mirrored = useSignal(false);
  const onLayout = useCallback((next: Layout) => {
    layout.current = next;
    mirrored.value = next.mirrored;
    if (root.current) placeAround(root.current, next);
  }, []);
  const { layOut } = props;
  useLayoutEffect(() => {
    const box = surface.current?.getBoundingClientRect();
    if (box) onLayout(layOut(box.width, box.height)); // before the first picture: nothing around the field jumps
  }, [layOut]);
  useTitle(props.tab ?? title);
  return (
    <main id="main" class="arena" data-shared={props.shared || undefined} ref={root} style={{ "--bar": `${BAR_PX}px` }}>
      <h1 class="hidden" tabIndex={-1}>
        <Changing>{title}</Changing>
      </h1>
      <div class="arena-surface" ref={surface}>
        <FieldCanvas label={label} layOut={layOut} frame={props.frame} onLayout={onLayout} />
      </div>
      <div class={`arena-name arena-name-${mirrored.value ? "right" : "left"}`}>{names[0]}</div>
      <div class={`arena-name arena-name-${mirrored.value ? "left" : "right"}`}>{names[1]}</div>
      <div class="arena-tools">{tools}</div>
      {status && <div class="arena-status">{status}</div>}
      {children}
      <output class="hidden">
        <Changing>{spoken}</Changing>
      </output>
    </main>
  );
}

/** Tells the style sheet where the field lies, so that names can stand at its ends. */
function placeAround(element: HTMLElement, { field, bar, bottom, mirrored }: Layout): void {
  const places = { "--field-x": field.x, "--field-y": field.y, "--field-w": field.width, "--field-h": field.height };
  for (const [name, px] of Object.entries(places)) element.style.setProperty(name, `${px}px`);
  element.dataset.bar = bar;
  element.toggleAttribute("data-roomy", field.y >= 2 * BAR_PX); // a name fits between the bar and the field
  element.toggleAttribute("data-mirrored", mirrored);
  element.dataset.bottom = bottom === null ? "none" : String(bottom);
}
