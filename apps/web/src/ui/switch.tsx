import { useId } from "preact/hooks";
import "./switch.css";

interface SwitchProps {
  readonly label: string;
  readonly hidesLabel?: boolean; // read out, and seen elsewhere: in a table
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off: the ball is on one side of a small court or on the other. */
export function Switch({ label, hidesLabel = false, hint, checked, disabled, onChange }: SwitchProps) {
  const hintId = useId();
  return (
    <div class="switch-field">
      <label class="switch">
        <input
          type="checkbox"
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- a checkbox tells its state itself
          role="switch"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class="switch-court" aria-hidden="true" />
        <span class={hidesLabel ? "hidden" : undefined}>{label}</span>
      </label>
      {hint && (
        <p id={hintId} class="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
