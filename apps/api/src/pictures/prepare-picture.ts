// Decodes what somebody sent and writes it anew, square and in fixed sizes: whatever else was in it (places, thumbnails, another
// file behind the picture) is gone. It takes as long as the picture is large; whoever calls it decides where that delays nobody.
import { crop, PhotonImage, resize, SamplingFilter } from "@cf-wasm/photon";
import type { AvatarSize } from "@transcendence/protocol";
import type { PreparedPicture } from "../deps.ts";

/** Null: it cannot be decoded. Its kind and its size were checked before, by its header. */
export function preparePicture(bytes: Uint8Array): PreparedPicture | null {
  let picture: PhotonImage;
  try {
    picture = PhotonImage.new_from_byteslice(bytes);
  } catch {
    return null; // the library gives up by a trap
  }
  try {
    const square = middleOf(picture);
    try {
      return { 256: writeAt(square, 256), 64: writeAt(square, 64) };
    } finally {
      square.free();
    }
  } finally {
    picture.free();
  }
}

function middleOf(picture: PhotonImage): PhotonImage {
  const [width, height] = [picture.get_width(), picture.get_height()];
  const side = Math.min(width, height);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  return crop(picture, left, top, left + side, top + side);
}

function writeAt(square: PhotonImage, size: AvatarSize): Uint8Array<ArrayBuffer> {
  const scaled = resize(square, size, size, SamplingFilter.Lanczos3);
  try {
    return new Uint8Array(scaled.get_bytes_webp());
  } finally {
    scaled.free();
  }
}
