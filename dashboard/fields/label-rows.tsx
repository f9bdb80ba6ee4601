/** The labels of a team, each with its color and what it means. */
import { Plus, X } from 'lucide';
import type { LabelColor } from '#core/model/closed-sets.ts';
import type { LabelField } from '#core/model/conversations/conversation-fields.ts';

import { limits } from '#dashboard/data/limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { fields as words } from '#dashboard/strings/fields.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { labelColors, labelStyle } from './label-colors.ts';

/** A list of rows that is edited as a whole. */
export type RowsProps<Row> = {
  value: readonly Row[];
  errors: Record<string, string>;
  onChange: (value: Row[]) => void;
};

const { 'labels.*.name': nameLimits, 'labels.*.description': descriptionLimits, labels: all } = limits.fields;

/** The rows, and a button for another. */
export function LabelRows({ value, errors, onChange }: RowsProps<LabelField>) {
  const own = errors['labels'];
  const add = () => onChange([...value, { name: '', description: '', color: nextColor(value) }]);
  return (
    <>
      {value.length === 0 && <p class="muted">{words.noLabels}</p>}
      {value.map((label, place) => {
        const put = (change: Partial<LabelField>) => onChange([...value].with(place, { ...label, ...change }));
        const errorOf = (field: string, name: string) => errorBelow(errors, `labels.${place}.${field}`, name);
        return (
          <fieldset key={place} class="field-row" aria-label={words.labelAt(place + 1)}>
            <span class="chip field-sample" style={labelStyle(label.color)}>
              {label.name || words.labelAt(place + 1)}
            </span>
            <TextField
              label={words.labelName}
              value={label.name}
              {...nameLimits}
              required
              error={errorOf('name', words.labelName)}
              onChange={(name) => put({ name })}
            />
            <SelectField<LabelColor>
              label={words.color}
              value={label.color}
              options={Object.fromEntries(labelColors.map((color) => [color, words.colors[color]]))}
              onChange={(color) => put({ color })}
            />
            <TextField
              label={words.description}
              value={label.description}
              {...descriptionLimits}
              error={errorOf('description', words.description)}
              onChange={(description) => put({ description })}
            />
            <IconButton
              label={common.removeNamed(label.name || words.labelAt(place + 1))}
              icon={X}
              onClick={() => onChange(value.filter((_, other) => other !== place))}
            />
          </fieldset>
        );
      })}
      {own !== undefined && <small class="field-error">{own}</small>}
      <div>
        <Button size="small" icon={Plus} disabled={value.length >= (all?.count ?? Infinity)} onClick={add}>
          {words.addLabel}
        </Button>
      </div>
    </>
  );
}

/** The color that the fewest have. */
function nextColor(labels: readonly LabelField[]): LabelColor {
  const count = (color: LabelColor) => labels.filter((label) => label.color === color).length;
  return [...labelColors].sort((one, other) => count(one) - count(other))[0] ?? 'gray';
}
