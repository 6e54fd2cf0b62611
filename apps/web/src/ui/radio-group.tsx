import { useId } from "preact/hooks";
import type { Option } from "./field.tsx";
import "./radio-group.css";

interface RadioGroupProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>({ legend, options, value, onChange }: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset class="radios">
      <legend>{legend}</legend>
      <div class="radios-row">
        {options.map((option) => (
          <label key={option.value} class={option.mark ? "radio radio-marked" : "radio"}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.mark}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
