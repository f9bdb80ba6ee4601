/** One of a few, each explained. */
import { useId } from 'preact/hooks';
import './radios.css';

type RadiosProps<Value extends string> = {
  label: string;
  value: Value;
  options: Record<Value, { name: string; help: string }>;
  onChange: (value: Value) => void;
};

/** The choice; all of it is in view. */
export function Radios<Value extends string>({ label, value, options, onChange }: RadiosProps<Value>) {
  const group = useId();
  return (
    <fieldset class="field radios">
      <legend class="field-label">{label}</legend>
      {(Object.keys(options) as Value[]).map((one) => (
        <label key={one} class="radio">
          <input type="radio" name={group} value={one} checked={one === value} onChange={() => onChange(one)} />
          <span>
            {options[one].name}
            <small>{options[one].help}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
