// A file that somebody chose, as a picture to crop.
import { readPictureHeader } from "@transcendence/protocol/picture-header";
import type { ErrorCode } from "../../api.ts";

const HEADER_BYTES = 1_048_576; // what stands before the pixels is in the first megabyte: a camera's thumbnails are

export type Opened =
  | { readonly ok: true; readonly picture: ImageBitmap }
  | { readonly ok: false; readonly error: Extract<ErrorCode, "picture_invalid" | "picture_animated"> };

/** The arena refuses what moves; cropping would only have hidden it. However large it is, it is cropped here. */
export async function openPicture(file: Blob): Promise<Opened> {
  const header = readPictureHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (header.state === "animated") return { ok: false, error: "picture_animated" };
  if (header.state === "unknown") return { ok: false, error: "picture_invalid" };
  try {
    return { ok: true, picture: await createImageBitmap(file) }; // upright, as its camera was held
  } catch {
    return { ok: false, error: "picture_invalid" };
  }
}
