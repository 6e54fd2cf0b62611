import type { ComponentChildren } from "preact";
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
  readonly title: string;
  readonly message: string;
  readonly action?: ComponentChildren; // usually: try again
}

/** It did not work, why, and how to go on. */
export function ErrorState({ title, message, action }: ErrorStateProps) {
  return (
    <section class="state" role="alert">
      <h2>{title}</h2>
      <p>{message}</p>
      {action}
    </section>
  );
}
