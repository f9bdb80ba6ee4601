/** A number where the place between two ends matters more than the figure. */
import { Field, type FieldProps } from './field.tsx';
import './range-field.css';

type RangeFieldProps = FieldProps & {
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step: number;
  /** What a value is called. */
  inWords: (value: number) => string;
};

/** The field. */
export function RangeField({ label, help, error, value, onChange, inWords, min, max, step }: RangeFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => (
        <div class="range-field">
          <input
            type="range"
            {...{ min, max, step }}
            value={value}
            aria-valuetext={inWords(value)}
            onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
            {...wiring}
          />
          <output for={wiring.id}>{inWords(value)}</output>
        </div>
      )}
    </Field>
  );
}
