/** Names with a text for each, added and removed; what is typed stays, even while two have the same name. */
import { Plus, X } from 'lucide';
import { useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { TextField } from './field.tsx';
import './pairs-field.css';

type PairsProps = {
  label: string;
  /** What stands beside a name. */
  valueLabel: string;
  error?: string | undefined;
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
};

/** The field; those without a name are left out of its value. */
export function PairsField({ label, valueLabel, error, value, onChange }: PairsProps) {
  const [pairs, setPairs] = useState<[string, string][]>(() => Object.entries(value));
  const change = (next: [string, string][]) => {
    setPairs(next);
    onChange(Object.fromEntries(next.filter(([name]) => name !== '')));
  };
  return (
    <fieldset class="field pairs">
      <legend class="field-label">{label}</legend>
      {pairs.map(([name, text], index) => {
        const put = (pair: [string, string]) => change(pairs.with(index, pair));
        return (
          <div key={index} class="pairs-one">
            <TextField label={common.name} value={name} maxLength={40} onChange={(typed) => put([typed, text])} />
            <TextField label={valueLabel} value={text} maxLength={500} onChange={(typed) => put([name, typed])} />
            <IconButton
              label={common.removeNamed(name)}
              icon={X}
              onClick={() => change(pairs.filter((_, place) => place !== index))}
            />
          </div>
        );
      })}
      {error && <small class="field-error">{error}</small>}
      <div>
        <Button size="small" icon={Plus} onClick={() => change([...pairs, ['', '']])}>
          {common.add}
        </Button>
      </div>
    </fieldset>
  );
}
