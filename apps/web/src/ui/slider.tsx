import { Field } from "./field.tsx";
import "./slider.css";

interface SliderProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly format?: (value: number) => string; // "150 %"; also what is read out
  readonly disabled?: boolean;
  readonly onInput: (value: number) => void;
  readonly onRelease?: () => void; // let go of after moving
}

/** A number on a line; the thumb is a paddle. */
export function Slider({
  label,
  hint,
  value,
  min,
  max,
  step = 1,
  format = String,
  disabled,
  onInput,
  onRelease,
}: SliderProps) {
  return (
    <Field label={label} hint={hint} aside={<output class="slider-value">{format(value)}</output>}>
      {(ids) => (
        <input
          type="range"
          class="slider"
          {...ids}
          {...{ min, max, step, value, disabled }}
          aria-valuetext={format(value)}
          onChange={onRelease}
          onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}
