import type { ComponentChildren } from "preact";
import { useTitle } from "./page.tsx";
import "./notice.css";

interface NoticeProps {
  readonly title: string;
  readonly message: string;
  readonly mark?: ComponentChildren; // something large over the action
  readonly action: ComponentChildren;
}

/** A page that says one thing: what happened left of the net, the way on right of it. */
export function Notice({ title, message, mark, action }: NoticeProps) {
  useTitle(title);
  return (
    <main id="main" class="notice">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        <p>{message}</p>
      </div>
      <div class="notice-action">
        {mark}
        {action}
      </div>
    </main>
  );
}
