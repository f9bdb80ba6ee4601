/** A file of this computer. */
import { Field, type FieldProps } from './field.tsx';
import './file-field.css';

type FileFieldProps = FieldProps & { accept: string; onChange: (file: File | undefined) => void };

/** The field. */
export function FileField({ label, help, error, accept, onChange }: FileFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) => (
        <input
          type="file"
          class="file"
          accept={accept}
          onChange={(event) => onChange(event.currentTarget.files?.[0])}
          {...wiring}
        />
      )}
    </Field>
  );
}
