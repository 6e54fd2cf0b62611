// A file that somebody chose, as a picture to crop.
import { type PictureHeader, readPictureHeader } from "@transcendence/protocol/picture-header";
import type { ErrorCode } from "../../data/api.ts";

const MIB = 1_048_576;
/** How much is read to find the size: most files tell it at once, some cameras write previews and depth maps first. */
const TRIES = [MIB, 8 * MIB, 64 * MIB];

export type Opened =
  | { readonly ok: true; readonly picture: ImageBitmap }
  | { readonly ok: false; readonly error: Extract<ErrorCode, "picture_invalid" | "picture_animated"> };

/** The arena refuses what moves; cropping would only have hidden it. However large it is, it is cropped here. */
export async function openPicture(file: Blob): Promise<Opened> {
  const header = await readHeaderOf(file);
  if (header.state === "animated") return { ok: false, error: "picture_animated" };
  if (header.state === "unknown") return { ok: false, error: "picture_invalid" };
  try {
    return { ok: true, picture: await createImageBitmap(file) }; // upright, as its camera was held
  } catch {
    return { ok: false, error: "picture_invalid" };
  }
}

/** What the file says of itself, however much metadata stands before it. */
export async function readHeaderOf(file: Blob): Promise<PictureHeader> {
  for (const length of TRIES) {
    const header = readPictureHeader(new Uint8Array(await file.slice(0, length).arrayBuffer()));
    if (header.state !== "unknown" || file.size <= length) return header;
  }
  return { state: "unknown" };
}
