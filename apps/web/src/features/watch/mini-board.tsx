// A match on a small board, as it moves: told by the lobby once a second, drawn a second behind. An ornament: the score stands beside it
// as text.
import { effect } from "@preact/signals";
import {
  BALL_SIZE,
  FIELD_HEIGHT,
  FIELD_WIDTH,
  PADDLE_INSET,
  PADDLE_LENGTH,
  PADDLE_THICKNESS,
} from "@transcendence/game";
import type { BoardSample } from "@transcendence/protocol";
import { useEffect, useRef } from "preact/hooks";
import { boards } from "../lobby/lobby.ts";
import { Track } from "./track.ts";

const SCALE = 0.25; // pixels of the canvas a unit
const THICK = 2; // times as thick as on the field, to be seen at this size

export function MiniBoard({ match }: { readonly match: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const track = new Track();
    const stop = effect(() => {
      const told = boards.value.find((board) => board.match === match);
      if (told) track.add(told.samples, performance.now());
    });
    let request = requestAnimationFrame(function draw(nowMs) {
      paint(context, track.at(nowMs));
      request = requestAnimationFrame(draw);
    });
    return () => {
      stop();
      cancelAnimationFrame(request);
    };
  }, [match]);
  return (
    <canvas ref={canvas} class="watch-motion" width={FIELD_WIDTH * SCALE} height={FIELD_HEIGHT * SCALE} aria-hidden />
  );
}

function paint(context: CanvasRenderingContext2D, sample: BoardSample | null): void {
  const { canvas } = context;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (sample === null) return;
  context.fillStyle = getComputedStyle(canvas).color;
  const [x, y, left, right] = sample;
  const paddle = PADDLE_THICKNESS * THICK;
  block(context, x, y, BALL_SIZE * THICK, BALL_SIZE * THICK);
  block(context, PADDLE_INSET - FIELD_WIDTH / 2, left, paddle, PADDLE_LENGTH);
  block(context, FIELD_WIDTH / 2 - PADDLE_INSET, right, paddle, PADDLE_LENGTH);
}

/** By its middle, in units of the field. */
function block(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  const left = (x + (FIELD_WIDTH - width) / 2) * SCALE;
  const top = (y + (FIELD_HEIGHT - height) / 2) * SCALE;
  context.fillRect(left, top, width * SCALE, height * SCALE);
}
