// What a page shows while it waits for an answer, and when none comes.
import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Loader } from "../ui/loader.tsx";
import { ErrorState } from "../ui/states.tsx";
import { type ErrorCode, errorText } from "./api.ts";

export function Loading({ label }: { readonly label?: string }) {
  return <Loader label={label ?? t.value.common.loading} />;
}

interface FailedProps {
  readonly error: ErrorCode;
  readonly message?: string; // instead of the sentence for the error
  readonly onRetry: () => unknown;
  readonly action?: ComponentChildren; // instead of trying again
}

export function Failed({ error, message, onRetry, action }: FailedProps) {
  const { problem, retry } = t.value.common;
  const again = <Button onClick={() => void onRetry()}>{retry}</Button>;
  return <ErrorState title={problem} message={message ?? errorText(error)} action={action ?? again} />;
}
