import type { ComponentProps } from "preact";
import { Field } from "../../ui/field.tsx";

interface TextAreaProps extends Pick<ComponentProps<"textarea">, "onInput" | "onBlur"> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly used: string; // how much of the room is used, at the label's end
  readonly rows: number;
}

/** Several lines. */
export function TextArea({ label, hint, error, used, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} aside={<span class="text-used">{used}</span>}>
      {(ids) => <textarea class="input text-area" {...rest} {...ids} aria-invalid={error ? true : undefined} />}
    </Field>
  );
}
