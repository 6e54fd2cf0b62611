import type { ComponentChildren } from "preact";
import { t } from "../i18n/index.ts";
import { Button } from "./button.tsx";
import "./states.css";

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ComponentChildren; // one sentence
  readonly action?: ComponentChildren; // what to do about it
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section class="state">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </section>
  );
}

interface ErrorStateProps {
  readonly title?: string;
  readonly message: string;
  readonly onRetry?: () => void;
  readonly action?: ComponentChildren; // instead of trying again
}

/** It did not work, why, and how to go on. */
export function ErrorState({ title, message, onRetry, action }: ErrorStateProps) {
  const { common } = t.value;
  return (
    <section class="state" role="alert">
      <h2>{title ?? common.problem}</h2>
      <p>{message}</p>
      {action ?? (onRetry && <Button onClick={onRetry}>{common.retry}</Button>)}
    </section>
  );
}
