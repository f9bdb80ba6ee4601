/** A small choice that narrows what is shown: its label is only said. */

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
};

/** The choice. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <select
      class="input input-small"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}
