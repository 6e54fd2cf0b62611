import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Ball } from "./ball.tsx";
import { Changing } from "./changing.tsx";
import "./button.css";

/** Primary: the one thing to press here. Plain: the others. Quiet: a way out or an aside. Danger: cannot be undone. */
export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";

interface Look {
  readonly variant?: ButtonVariant;
  readonly large?: boolean;
  readonly children: ComponentChildren;
}

function classes({ variant = "plain", large = false }: Partial<Look>, extra: unknown): string {
  const own = ["button", `button-${variant}`];
  if (large) own.push("button-large");
  if (typeof extra === "string") own.push(extra);
  return own.join(" ");
}

interface Busy {
  readonly busy?: boolean;
  readonly slowly?: string | undefined; // what it says instead, when that takes more than a second
}

type ButtonProps = Look & Busy & Omit<ComponentProps<"button">, "children">;

const SLOW_MS = 1000;

/** Whether something has been under way for so long that a person wonders. */
function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return busy && slow;
}

/** Busy: asked for and not yet answered; a second press does nothing. It keeps its focus, so it is not disabled. */
export function Button(props: ButtonProps) {
  const { variant, large, busy = false, slowly, children, class: extra, onClick, ...rest } = props;
  const slow = useSlow(busy && slowly !== undefined);
  return (
    <button
      type="button"
      {...rest}
      class={classes({ ...(variant && { variant }), ...(large && { large }) }, extra)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {slow ? <span aria-live="polite">{slowly}</span> : <Changing>{children}</Changing>}
      {busy && <Ball rally />}
    </button>
  );
}

type LinkButtonProps = Look & {
  readonly href: string;
  readonly class?: string;
  readonly target?: "_blank";
  readonly onClick?: (event: MouseEvent) => void;
};

/** Looks like a button and goes somewhere. */
export function LinkButton({ variant, large, children, class: extra, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} class={classes({ ...(variant && { variant }), ...(large && { large }) }, extra)}>
      {children}
    </a>
  );
}
