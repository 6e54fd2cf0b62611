import type { ComponentChildren } from "preact";

interface ChangingProps {
  readonly children: ComponentChildren;
}

/**
 * Text that may change while it is seen. Translators, Grammarly and Dark Reader put nodes of their own in place of a text: one that
 * is written to later shows nothing. So other words come in another element.
 */
export function Changing({ children }: ChangingProps) {
  return typeof children === "string" ? <span key={children}>{children}</span> : <>{children}</>;
}
