// A report about somebody: why, in a few words, and where it was.
import { useSignal } from "@preact/signals";
import { REPORT_REASONS, REPORT_WORDS_MAX, type ReportReason } from "@transcendence/protocol";
import { useMemo } from "preact/hooks";
import { useAction } from "../data/action.ts";
import { ActionError } from "../data/states.tsx";
import { t } from "../i18n/index.ts";
import { pt } from "../i18n/people/index.ts";
import { toast } from "../state/toasts.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, Select } from "../ui/field.tsx";
import { peopleApi, type Person } from "./people-api.ts";
import "./person-menu.css";

interface ReportedMessage {
  readonly channel: string;
  readonly id: string;
  readonly text: string;
  readonly match?: string; // in whose chat it was written
}

export interface ReportFormProps {
  readonly person: Person;
  readonly message?: ReportedMessage; // of theirs, which it is about
  readonly onClose: () => void;
}

export function ReportForm({ person, message, onClose }: ReportFormProps) {
  const { report: words } = pt.value;
  const reason = useSignal<ReportReason>(message === undefined ? "cheating" : "insults");
  const text = useSignal("");
  const id = useMemo(() => crypto.randomUUID().replaceAll("-", ""), []); // sent twice, it is one report
  const send = useAction(
    () =>
      peopleApi.report({
        id,
        reported: person.id,
        reason: reason.value,
        words: text.value,
        context: location.pathname.slice(0, 200),
        message: message === undefined ? null : reference(message),
      }),
    {
      onDone() {
        toast(words.sent);
        onClose();
      },
    },
  );
  return (
    <Dialog
      open
      title={words.title({ name: person.name })}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={send.running.value !== null} onClick={() => void send.run()}>
            {words.send}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t.value.common.cancel}
          </Button>
        </>
      }
    >
      <div class="report-form">
        <p>{words.text({ name: person.name })}</p>
        {message !== undefined && (
          <>
            <blockquote class="report-quote">{message.text}</blockquote>
            <p>{words.around}</p>
          </>
        )}
        <Select
          label={words.reason}
          value={reason.value}
          options={REPORT_REASONS.map((value) => ({ value, label: words.reasons[value] }))}
          onChange={(value) => (reason.value = value)}
        />
        <Field label={words.words}>
          {(ids) => (
            <textarea
              class="input"
              rows={4}
              maxLength={REPORT_WORDS_MAX}
              value={text.value}
              onInput={(event) => (text.value = event.currentTarget.value)}
              {...ids}
            />
          )}
        </Field>
        <ActionError action={send} />
      </div>
    </Dialog>
  );
}

function reference({ channel, id, match }: ReportedMessage) {
  return { channel, id, ...(match !== undefined && { match }) };
}
