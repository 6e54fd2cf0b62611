// The dialog that reports a message. Its form is fetched when it is opened.
import { useSignal } from "@preact/signals";
import type { ChatMessage } from "@transcendence/protocol";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { peopleWords } from "../../i18n/people/index.ts";
import type { ReportFormProps } from "../../people/report-form.tsx";
import { toast } from "../../state/toasts.ts";

interface ReportMessageProps {
  readonly channel: string;
  readonly message: ChatMessage;
  readonly match?: string; // in whose chat it was written
  readonly onClose: () => void;
}

export function ReportMessage({ channel, message: { id, author, text }, match, onClose }: ReportMessageProps) {
  const Form = useSignal<ComponentType<ReportFormProps> | null>(null);
  useEffect(() => {
    void Promise.all([import("../../people/report-form.tsx"), peopleWords.load()]).then(
      ([{ ReportForm }]) => (Form.value = ReportForm),
      () => {
        toast(t.value.common.errors.offline, "problem");
        onClose();
      },
    );
  }, []);
  const about = { channel, id, text: text ?? "", ...(match !== undefined && { match }) };
  return Form.value && <Form.value person={author} message={about} onClose={onClose} />;
}
