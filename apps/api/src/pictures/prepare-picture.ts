// Decodes what somebody sent and writes it anew, square and in fixed sizes: whatever else was in it (places, thumbnails, another
// file behind the picture) is gone. It takes as long as the picture is large; whoever calls it decides where that delays nobody.
import { crop, PhotonImage, resize, SamplingFilter } from "@cf-wasm/photon";
import type { AvatarSize } from "@transcendence/protocol";
import type { PreparedPicture } from "../deps.ts";
import { withoutMetadata } from "./without-metadata.ts";

/** Null: it cannot be decoded. Its kind and its size were checked before, by its header. */
export function preparePicture(bytes: Uint8Array): PreparedPicture | null {
  const plain = withoutMetadata(bytes);
  if (plain === null) return null;
  const held: PhotonImage[] = []; // outside of what JavaScript's collector sees
  const hold = (picture: PhotonImage) => {
    held.push(picture);
    return picture;
  };
  try {
    const square = hold(middleOf(hold(PhotonImage.new_from_byteslice(plain))));
    const large = hold(scale(square, 256));
    const small = hold(scale(large, 64)); // not from the square: that may be sixteen times as wide
    return { 256: new Uint8Array(large.get_bytes_webp()), 64: new Uint8Array(small.get_bytes_webp()) };
  } catch (error) {
    if (error instanceof Error && error.name === "RuntimeError") return null; // the library gives up by a trap
    throw error;
  } finally {
    for (const picture of held) picture.free();
  }
}

function middleOf(picture: PhotonImage): PhotonImage {
  const [width, height] = [picture.get_width(), picture.get_height()];
  const side = Math.min(width, height);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  return crop(picture, left, top, left + side, top + side);
}

function scale(picture: PhotonImage, size: AvatarSize): PhotonImage {
  return resize(picture, size, size, SamplingFilter.Lanczos3);
}
