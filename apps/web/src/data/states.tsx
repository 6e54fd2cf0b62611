// What a page shows while it waits for an answer, when none comes, and below a list or a button.
import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Loader, Skeleton } from "../ui/loader.tsx";
import { ErrorState } from "../ui/states.tsx";
import type { Action } from "./action.ts";
import { type ErrorCode, errorText } from "./api.ts";
import type { Pages, Query } from "./query.ts";

interface LoadingProps {
  readonly label?: string | undefined;
  readonly rows?: number | undefined; // of what will stand there, as far as is known
}

export function Loading({ label = t.value.common.loading, rows }: LoadingProps) {
  return rows === undefined ? <Loader label={label} /> : <Skeleton label={label} rows={rows} />;
}

interface FailedProps {
  readonly error: ErrorCode;
  readonly message?: string; // instead of the sentence for the error
  readonly onRetry: () => unknown;
}

export function Failed({ error, message, onRetry }: FailedProps) {
  const { problem, retry } = t.value.common;
  const again = <Button onClick={() => void onRetry()}>{retry}</Button>;
  return <ErrorState title={problem} message={message ?? errorText(error)} action={again} />;
}

interface AnswerProps<T> {
  readonly query: Query<T>;
  readonly loading?: string;
  readonly rows?: number; // of what will stand there
  readonly failed?: (error: ErrorCode) => ComponentChildren; // instead of the error with a button to try again; nothing: that
  readonly children: (value: T) => ComponentChildren;
}

/** What a query has loaded, or how far it is. */
export function Answer<T>({ query, loading, rows, failed, children }: AnswerProps<T>) {
  const { value, error } = query.state.value;
  if (error !== null) return <>{failed?.(error) || <Failed error={error} onRetry={query.load} />}</>;
  return value === null ? <Loading label={loading} rows={rows} /> : <>{children(value)}</>;
}

/** Below a list: its next page, or why that did not come. */
export function More<T>({ pages, label }: { readonly pages: Pages<T>; readonly label: string }) {
  const { next, busy, error } = pages.state.value;
  if (error) return <Failed error={error} onRetry={next === null ? pages.reload : pages.more} />;
  if (next === null) return null;
  return (
    <div class="more">
      <Button busy={busy} onClick={() => void pages.more()}>
        {label}
      </Button>
    </div>
  );
}

interface ActionErrorProps {
  readonly action: Pick<Action<never>, "error">;
  readonly text?: (error: ErrorCode) => string; // instead of the error's own sentence
}

export function ActionError({ action, text = errorText }: ActionErrorProps) {
  const error = action.error.value;
  if (error === null) return null;
  return (
    <p class="field-error" role="alert">
      {text(error)}
    </p>
  );
}
