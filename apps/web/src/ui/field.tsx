import type { ComponentChildren, ComponentProps } from "preact";
import { useId } from "preact/hooks";
import { Changing } from "./changing.tsx";
import "./field.css";

interface Described {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined; // replaces the hint
}

interface FieldProps extends Described {
  readonly children: (ids: { readonly id: string; readonly "aria-describedby"?: string }) => ComponentChildren;
  readonly aside?: ComponentChildren; // at the label's end: the value of a slider
}

/** A label over a control, with a hint or an error below it. The control gets its ids from here. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        {aside}
      </div>
      {children(note ? { id, "aria-describedby": noteId } : { id })}
      {note && (
        <p id={noteId} class={error ? "field-error" : "field-hint"} role={error ? "alert" : undefined}>
          <Changing>{note}</Changing>
        </p>
      )}
    </div>
  );
}

type InputEvents = Pick<ComponentProps<"input">, "onInput" | "onFocus">;

interface TextInputProps extends Described, InputEvents {
  readonly value: string;
  readonly name?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly autoComplete?: "off" | "nickname";
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

export function TextInput({ label, hint, error, ...rest }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          type="text"
          class="input"
          spellcheck={false}
          {...rest}
          {...ids}
          aria-invalid={error ? true : undefined}
        />
      )}
    </Field>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly lang?: string; // of the label, where it is another than the page's
  readonly mark?: ComponentChildren; // a swatch, in place of the ball
}

interface SelectProps<Value extends string> extends Described {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

export function Select<Value extends string>({ label, hint, error, options, onChange, ...rest }: SelectProps<Value>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <select
          class="input select"
          {...rest}
          {...ids}
          onChange={(event) => onChange(event.currentTarget.value as Value)} // only the options can be chosen
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
