// A picture from the camera: asked for when this opens, let go of when it closes.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Loading } from "../../data/states.tsx";
import { at } from "../../i18n/account/index.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** Browsers lend cameras to pages that came by https, or from this machine. */
export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === "function";
}

interface CameraProps {
  readonly onTaken: (picture: ImageBitmap) => void;
  readonly onClose: () => void;
}

type State = "asking" | "open" | "denied" | "missing";

export function CameraDialog({ onTaken, onClose }: CameraProps) {
  const { camera: words } = at.value.profile;
  const video = useRef<HTMLVideoElement>(null);
  const state = useSignal<State>("asking");

  useEffect(() => {
    let left = false;
    let stream: MediaStream | null = null;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const open = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 1280 } },
      });
      if (left || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      state.value = "open";
    };
    open().catch((error: unknown) => {
      stop();
      if (!left) state.value = error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "missing";
    });
    return () => {
      left = true;
      stop();
    };
  }, []);

  const take = async () => {
    if (video.current && state.value === "open") onTaken(await createImageBitmap(video.current));
  };

  const failed = state.value === "denied" || state.value === "missing";
  return (
    <Dialog
      open
      title={words.title}
      onClose={onClose}
      actions={
        <>
          {!failed && (
            <Button variant="primary" busy={state.value === "asking"} onClick={() => void take()}>
              {words.take}
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      {/* what it shows is what the visitor sees of themselves: there is nothing to put into words */}
      <video ref={video} class={state.value === "open" ? "camera" : "camera camera-closed"} muted playsInline />
      {state.value === "asking" && <Loading label={words.asking} />}
      {failed && <p role="alert">{state.value === "denied" ? words.denied : words.missing}</p>}
    </Dialog>
  );
}
