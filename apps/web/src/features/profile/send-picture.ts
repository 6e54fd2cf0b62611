import { PATIENCE_MS } from "@transcendence/client/deadline";
// A cropped picture on its way: fetch cannot tell how much has been sent, XMLHttpRequest can.
import { ask, type Result } from "../../data/api.ts";
import type { Crop } from "./crop.ts";

const LARGEST = 512; // px: twice what is kept
const SMALLEST = 64;

/** The square as a file of its own. Null: this browser cannot write one, as when it blocks canvases from being read. */
export function cutOut(picture: ImageBitmap, { x, y, side }: Crop): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(Math.min(LARGEST, Math.max(SMALLEST, side)));
  const brush = canvas.getContext("2d");
  if (brush) brush.imageSmoothingQuality = "high";
  brush?.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/webp", 0.92)); // a browser that cannot writes PNG
}

export interface Uploaded {
  readonly avatar: string | null;
}

/** `onProgress` hears the part that has been sent, from 0 to 1. */
export async function sendPicture(
  picture: Blob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Result<Uploaded>> {
  const answer: Result<unknown> = await ask(send(picture, onProgress, signal));
  return answer.ok ? { ok: true, value: answer.value as Uploaded } : answer; // the API's own answer
}

function send(picture: Blob, onProgress: (part: number) => void, signal: AbortSignal): Promise<Response> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => request.abort(), PATIENCE_MS); // of silence: a slow line may take its time
    };
    request.open("PUT", "/api/me/avatar");
    request.setRequestHeader("Content-Type", picture.type);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      wait();
      onProgress(total === 0 ? 0 : loaded / total);
    });
    request.upload.addEventListener("load", wait);
    request.addEventListener("loadend", () => clearTimeout(timer));
    request.addEventListener("load", () => done(new Response(request.responseText, { status: request.status })));
    for (const trouble of ["error", "abort", "timeout"])
      request.addEventListener(trouble, () => fail(new Error(trouble)));
    signal.addEventListener("abort", () => request.abort());
    wait();
    request.send(picture);
  });
}
