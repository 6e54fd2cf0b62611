import type { ComponentChildren, ComponentProps } from "preact";
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

type ButtonProps = Look & Omit<ComponentProps<"button">, "children"> & { readonly busy?: boolean };

/** Busy: asked for and not yet answered; a second press does nothing. It keeps its focus, so it is not disabled. */
export function Button({ variant, large, busy = false, children, class: extra, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={classes({ ...(variant && { variant }), ...(large && { large }) }, extra)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <Changing>{children}</Changing>
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
