import { useSignal } from "@preact/signals";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Before something that cannot be undone. */
export function ConfirmDialog({ open, title, text, action, onConfirm, onClose }: ConfirmProps) {
  const busy = useSignal(false);
  const confirm = async () => {
    busy.value = true;
    await onConfirm();
    busy.value = false;
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t.value.common.cancel}</Button>
          <Button variant="danger" busy={busy.value} onClick={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
