/** Names with a text for each, added and removed; what is typed stays, even while two have the same name. */
import { Plus, X } from 'lucide';
import { useState } from 'preact/hooks';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { TextField } from './field.tsx';
import { isSame } from '#dashboard/data/values/is-same.ts';
import './pairs-field.css';

const { 'attributes.#': nameLimits, 'attributes.*': textLimits } = inboxLimits.conversation;

type PairsProps = {
  label: string;
  /** Label of the text next to a name. */
  valueLabel: string;
  error?: string | undefined;
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
};

/** The field; those without a name are left out of its value. */
export function PairsField({ label, valueLabel, error, value, onChange }: PairsProps) {
  const [typed, setTyped] = useState<[string, string][]>(() => Object.entries(value));
  // Nameless and doubled pairs are kept while one types; a value that was changed by other means is shown instead.
  const pairs = isSame(recordOf(typed), value) ? typed : Object.entries(value);
  const change = (next: [string, string][]) => {
    setTyped(next);
    onChange(recordOf(next));
  };
  return (
    <fieldset class="field pairs">
      <legend class="field-label">{label}</legend>
      {pairs.map(([name, text], index) => {
        const put = (pair: [string, string]) => change(pairs.with(index, pair));
        return (
          <div key={index} class="pairs-one">
            <TextField
              label={common.name}
              value={name}
              maxLength={nameLimits?.maxLength}
              onChange={(typed) => put([typed, text])}
            />
            <TextField
              label={valueLabel}
              value={text}
              maxLength={textLimits?.maxLength}
              onChange={(typed) => put([name, typed])}
            />
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

const recordOf = (pairs: readonly [string, string][]): Record<string, string> =>
  Object.fromEntries(pairs.filter(([name]) => name !== ''));
