/** Fields of forms: label above, help below, errors at the field in words. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What every field is told about itself. */
export type FieldProps = { label: string; help?: string | undefined; error?: string | undefined };

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** A field's label, its control, and what there is to say about it. */
export function Field({
  label,
  help,
  error,
  children,
}: FieldProps & { children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const about = error ?? help;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({
        id,
        ...(about ? { 'aria-describedby': `${id}-about` } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {about && (
        <small id={`${id}-about`} class={error ? 'field-error' : 'field-help'}>
          {about}
        </small>
      )}
    </div>
  );
}

type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'number';
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  placeholder?: string;
  autocomplete?: 'off';
  autofocus?: boolean;
  /** More than one line when given. */
  rows?: number;
};

/** A line or some lines of text, or a number. */
export function TextField({
  label,
  help,
  error,
  value,
  onChange,
  rows,
  autofocus,
  type,
  min,
  max,
  ...rest
}: TextFieldProps) {
  const onInput = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  const attributes = { ...rest, class: 'input', value, onInput, 'data-autofocus': autofocus };
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => {
        if (rows !== undefined) return <textarea rows={rows} {...attributes} {...wiring} />;
        if (type === 'number') return <input type="number" min={min} max={max} {...attributes} {...wiring} />;
        return <input type="text" {...attributes} {...wiring} />;
      }}
    </Field>
  );
}

type SelectFieldProps<Value extends string> = FieldProps & {
  value: Value;
  onChange: (value: Value) => void;
  options: Record<string, string>;
};

/** One of a few. */
export function SelectField<Value extends string>({
  label,
  help,
  error,
  value,
  onChange,
  options,
}: SelectFieldProps<Value>) {
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => (
        <select
          class="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as Value)}
          {...wiring}
        >
          {Object.entries(options).map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A colour: picked or typed. */
export function ColourField({
  label,
  help,
  error,
  value,
  onChange,
}: FieldProps & { value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => (
        <div class="colour">
          <input
            type="color"
            aria-label={label}
            value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          <input
            class="input"
            value={value}
            maxLength={'#rrggbb'.length}
            spellcheck={false}
            onInput={(event) => onChange(event.currentTarget.value)}
            {...wiring}
          />
        </div>
      )}
    </Field>
  );
}

/** A switch, which takes effect immediately. */
export function Switch({
  label,
  help,
  checked,
  onChange,
}: FieldProps & { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="switch">
      <span>
        <span class="field-label">{label}</span>
        {help && <small class="field-help">{help}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

type ChecksProps<Value extends string | number> = FieldProps & {
  options: readonly { id: Value; name: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
};

/** Several of a few. */
export function Checks<Value extends string | number>({
  label,
  help,
  error,
  options,
  chosen,
  onChange,
}: ChecksProps<Value>) {
  return (
    <fieldset class="field checks">
      <legend class="field-label">{label}</legend>
      {options.map(({ id, name }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {name}
        </label>
      ))}
      {(error ?? help) && <small class={error ? 'field-error' : 'field-help'}>{error ?? help}</small>}
    </fieldset>
  );
}
