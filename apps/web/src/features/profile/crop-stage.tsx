// The picture under its square window: dragged, zoomed by wheel, fingers or keys. What is seen is what is sent.
import { type Signal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { at } from "../../i18n/account/index.ts";
import { type Crop, moveBy, zoomOf, zoomTo } from "./crop.ts";

const PIXELS = 640; // of the canvas, whatever its size on the screen
const STEP = 0.02; // of the window's side, for an arrow key; with Shift ten times that
const ZOOM_STEP = 1.1;
const WHEEL_SPEED = 0.0015;

interface StageProps {
  readonly picture: ImageBitmap;
  readonly crop: Signal<Crop>;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0], // the picture goes where the arrow points: its window the other way
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const ZOOMS: Readonly<Record<string, number>> = {
  "+": ZOOM_STEP,
  "=": ZOOM_STEP,
  "-": 1 / ZOOM_STEP,
  _: 1 / ZOOM_STEP,
};

export function CropStage({ picture, crop }: StageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  useSignalEffect(() => {
    const { x, y, side } = crop.value;
    const brush = canvas.current?.getContext("2d");
    if (!brush) return;
    brush.clearRect(0, 0, PIXELS, PIXELS);
    brush.imageSmoothingQuality = "high";
    brush.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, PIXELS, PIXELS);
  });

  const move = (across: number, down: number) => (crop.value = moveBy(crop.peek(), picture, across, down));
  const zoom = (factor: number, place?: { x: number; y: number }) =>
    (crop.value = zoomTo(crop.peek(), picture, zoomOf(crop.peek(), picture) * factor, place));

  /** A place on the screen as one in the window, from -0.5 to 0.5 each way. */
  const placeOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const box = canvas.current!.getBoundingClientRect(); // an event of its own
    return { x: (clientX - box.left) / box.width - 0.5, y: (clientY - box.top) / box.height - 0.5 };
  };

  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault(); // the page stays where it is
      zoom(Math.exp(-event.deltaY * WHEEL_SPEED), placeOf(event));
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, []);

  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = placeOf(event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other === undefined) return void move(before.x - now.x, before.y - now.y);
    const apart = (place: typeof now) => Math.max(0.01, Math.hypot(place.x - other.x, place.y - other.y));
    zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const factor = ZOOMS[event.key];
    if ((!arrow && !factor) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 * STEP : STEP;
    if (arrow) move(arrow[0] * step, arrow[1] * step);
    else if (factor) zoom(factor);
  };

  const { crop: words } = at.value.profile;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application: its keys are its own
    <div
      class="crop-stage"
      role="application"
      aria-label={words.stage}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys reach what has the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, placeOf(event));
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => void fingers.current.delete(event.pointerId)}
      onPointerCancel={(event) => void fingers.current.delete(event.pointerId)}
    >
      <canvas ref={canvas} width={PIXELS} height={PIXELS} />
    </div>
  );
}
