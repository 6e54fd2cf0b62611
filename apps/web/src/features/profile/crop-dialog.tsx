// From a picture to the arena: cropped, sent with its progress shown, or why not.
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useAction } from "../../data/action.ts";
import type { Result } from "../../data/api.ts";
import { ActionError } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { formatNumber, t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Slider } from "../../ui/slider.tsx";
import { CropStage } from "./crop-stage.tsx";
import { MAX_ZOOM, wholeOf, zoomOf, zoomTo } from "./crop.ts";
import { cutOut, sendPicture, type Uploaded } from "./send-picture.ts";

interface CropProps {
  readonly picture: ImageBitmap;
  readonly onSaved: (avatar: string | null) => void;
  readonly onClose: () => void;
}

export function CropDialog({ picture, onSaved, onClose }: CropProps) {
  const { crop: words } = at.value.profile;
  const crop = useSignal(wholeOf(picture));
  const sent = useSignal<number | null>(null); // from 0 to 1 while it is under way
  const leaving = useMemo(() => new AbortController(), []);
  useEffect(() => () => leaving.abort(), []);

  const save = useAction(
    async (): Promise<Result<Uploaded>> => {
      sent.value = 0;
      const square = await cutOut(picture, crop.value);
      const answer: Result<Uploaded> = square
        ? await sendPicture(square, (part) => (sent.value = part), leaving.signal)
        : { ok: false, error: "picture_invalid" };
      sent.value = null;
      return answer;
    },
    {
      onDone: ({ avatar }) => {
        if (!leaving.signal.aborted) onSaved(avatar);
      },
    },
  );

  return (
    <Dialog
      open
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={sent.value !== null} onClick={() => void save.run()}>
            {words.use}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      <div class="crop">
        <CropStage picture={picture} crop={crop} />
        <p class="field-hint">{words.hint}</p>
        <Slider
          label={words.zoom}
          min={100}
          max={MAX_ZOOM * 100}
          step={5}
          value={Math.round(zoomOf(crop.value, picture) * 100)}
          format={(value) => words.percent({ value: formatNumber(value) })}
          onInput={(value) => (crop.value = zoomTo(crop.value, picture, value / 100))}
        />
        {sent.value !== null && <Progress part={sent.value} />}
        <ActionError action={save} />
      </div>
    </Dialog>
  );
}

function Progress({ part }: { readonly part: number }) {
  const percent = Math.round(part * 100);
  const { crop: words } = at.value.profile;
  return (
    <p class="upload">
      <progress max={100} value={percent} aria-label={words.uploading} />
      <span>{words.percent({ value: formatNumber(percent) })}</span>
    </p>
  );
}
