/** Fields whose value isn't text: what is typed stays as typed, what it means is handed on. */
import { useState } from 'preact/hooks';
import { type FieldProps, TextField } from './field.tsx';

type Ends = { min?: number; max?: number };
type NumberFieldProps = FieldProps &
  Ends &
  (
    | { isRequired?: false; value: number | null; onChange: (value: number | null) => void }
    | { isRequired: true; value: number; onChange: (value: number) => void }
  );

/**
 * A whole number, or nothing. One that is required may be empty while one types: it stays what it was until there is
 * another.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, help, error, min, max, value } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const onType = (text: string) => {
    setTyped(text);
    if (text !== '') props.onChange(Math.round(Number(text)));
    else if (!props.isRequired) props.onChange(null);
  };
  // What was typed stands until the value becomes another one by other means, or the field is left.
  const isTyped = typed !== undefined && (typed === '' || Math.round(Number(typed)) === value);
  return (
    <div class="number-field" onFocusOut={() => setTyped(undefined)}>
      <TextField
        {...{ label, help, error, min, max }}
        type="number"
        value={isTyped ? typed : value === null ? '' : String(value)}
        onChange={onType}
      />
    </div>
  );
}

/** A list, one entry per line. */
export function LinesField({
  value,
  onChange,
  rows = 3,
  ...rest
}: FieldProps & { value: readonly string[]; onChange: (value: string[]) => void; rows?: number }) {
  const [typed, setTyped] = useState('');
  // Blank lines are kept while one types; a list that was changed by other means is shown instead.
  const text = linesFrom(typed).join('\n') === value.join('\n') ? typed : value.join('\n');
  return (
    <TextField
      {...rest}
      rows={rows}
      value={text}
      onChange={(next) => {
        setTyped(next);
        onChange(linesFrom(next));
      }}
    />
  );
}

/** Lines of text as a list: trimmed, without empty ones. */
function linesFrom(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
