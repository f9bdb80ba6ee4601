/** Fields whose value isn't text: what is typed stays as typed, what it means is handed on. */
import { useState } from 'preact/hooks';
import { TextField } from './field.tsx';

type Described = { label: string; help?: string | undefined; error?: string | undefined };

/** A whole number, or nothing. */
export function NumberField({
  value,
  onChange,
  ...rest
}: Described & { value: number | null; onChange: (value: number | null) => void; min: number; max: number }) {
  return (
    <TextField
      {...rest}
      type="number"
      value={value === null ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? null : Math.round(Number(text)))}
    />
  );
}

/** A list, one entry a line. */
export function LinesField({
  value,
  onChange,
  rows = 3,
  ...rest
}: Described & { value: readonly string[]; onChange: (value: string[]) => void; rows?: number }) {
  const [text, setText] = useState(value.join('\n'));
  return (
    <TextField
      {...rest}
      rows={rows}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(linesFrom(typed));
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
