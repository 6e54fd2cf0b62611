// One's own picture: a file or the camera, cropped, sent, taken away again.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import type { ErrorCode } from "../../data/api.ts";
import { loadSession, session } from "../../data/session.ts";
import { ActionError } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { Avatar } from "../../people/avatar.tsx";
import { toast } from "../../state/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { CameraDialog, hasCamera } from "./camera-dialog.tsx";
import { CropDialog } from "./crop-dialog.tsx";
import { openPicture } from "./open-picture.ts";
import { profiles } from "./profile-api.ts";

const TYPES = "image/png,image/jpeg,image/webp";

export function PictureSection() {
  const { edit } = at.value.profile;
  const file = useRef<HTMLInputElement>(null);
  const camera = useSignal(false);
  const cropping = useSignal<ImageBitmap | null>(null);
  const error = useSignal<ErrorCode | null>(null);

  const crop = (picture: ImageBitmap | null) => {
    cropping.peek()?.close(); // some megabytes, which nobody needs any more
    cropping.value = picture;
  };
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    const opened = await openPicture(chosen);
    error.value = opened.ok ? null : opened.error;
    if (opened.ok) crop(opened.picture);
  };
  const saved = async (text: string) => {
    crop(null);
    await loadSession(); // the picture stands in the header, too
    toast(text);
  };
  const remove = useAction(profiles.removePicture, {
    onDone: () => saved(edit.pictureRemoved),
    onError: (problem) => {
      error.value = problem;
      return true;
    },
  });

  const me = session.value.state === "known" ? session.value.me : null;
  return (
    <Section title={edit.picture} description={edit.pictureText}>
      <div class="profile-picture">
        {me && <Avatar player={me} size={128} />}
        <div class="profile-picture-ways">
          <input
            ref={file}
            class="hidden"
            type="file"
            accept={TYPES}
            tabIndex={-1}
            aria-label={edit.file}
            onChange={(event) => {
              void open(event.currentTarget.files?.[0]);
              event.currentTarget.value = ""; // the same file may be chosen again
            }}
          />
          <Button onClick={() => file.current?.click()}>{edit.file}</Button>
          {hasCamera() && <Button onClick={() => (camera.value = true)}>{edit.camera}</Button>}
          {me?.avatar !== undefined && (
            <Button variant="quiet" busy={remove.running.value !== null} onClick={() => void remove.run()}>
              {edit.removePicture}
            </Button>
          )}
        </div>
      </div>
      {!hasCamera() && !isSecureContext && <p class="field-hint">{edit.cameraInsecure}</p>}
      <ActionError action={{ error }} />
      {camera.value && (
        <CameraDialog
          onTaken={(picture) => {
            camera.value = false;
            error.value = null;
            crop(picture);
          }}
          onClose={() => (camera.value = false)}
        />
      )}
      {cropping.value && (
        <CropDialog picture={cropping.value} onSaved={() => void saved(edit.pictureSaved)} onClose={() => crop(null)} />
      )}
    </Section>
  );
}
