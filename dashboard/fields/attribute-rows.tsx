/** The typed attributes of a team. */
import { Plus, X } from 'lucide';
import type { AttributeType } from '#core/model/closed-sets.ts';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { limits } from '#dashboard/data/limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { fields as words } from '#dashboard/strings/fields.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Switch, SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { LinesField } from '#dashboard/ui/forms/value-fields.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import type { RowsProps } from './label-rows.tsx';

const { 'attributes.*.name': nameLimits, attributes: all } = limits.fields;

type Props = RowsProps<AttributeField> & { stored: readonly AttributeField[] };

/** The rows, and a button for another. */
export function AttributeRows({ value, stored, errors, onChange }: Props) {
  const own = errors['attributes'];
  const add = () => onChange([...value, { key: '', name: '', type: 'text', choices: [], is_required: false }]);
  return (
    <>
      {value.length === 0 && <p class="muted">{words.noAttributes}</p>}
      {value.map((field, place) => (
        <Row
          key={place}
          place={place}
          field={field}
          isStored={stored.some(({ key }) => key === field.key)}
          errors={errors}
          onChange={(next) => onChange([...value].with(place, next))}
          onRemove={() => onChange(value.filter((_, other) => other !== place))}
        />
      ))}
      {own !== undefined && <small class="field-error">{own}</small>}
      <div>
        <Button size="small" icon={Plus} disabled={value.length >= (all?.count ?? Infinity)} onClick={add}>
          {words.addAttribute}
        </Button>
      </div>
    </>
  );
}

type RowProps = {
  place: number;
  field: AttributeField;
  /** Whether conversations may have values under its key. */
  isStored: boolean;
  errors: Record<string, string>;
  onChange: (field: AttributeField) => void;
  onRemove: () => void;
};

function Row({ place, field, isStored, errors, onChange, onRemove }: RowProps) {
  const put = (change: Partial<AttributeField>) => onChange({ ...field, ...change });
  const errorOf = (part: string, name: string) => errorBelow(errors, `attributes.${place}.${part}`, name);
  const named = (name: string): Partial<AttributeField> =>
    isStored || field.key !== keyFrom(field.name) ? { name } : { name, key: keyFrom(name) };
  return (
    <fieldset class="field-row" aria-label={words.attributeAt(place + 1)}>
      <TextField
        label={words.name}
        value={field.name}
        {...nameLimits}
        required
        error={errorOf('name', words.name)}
        onChange={(name) => put(named(name))}
      />
      <TextField
        label={words.key}
        help={words.keyHelp}
        value={field.key}
        {...inboxLimits.conversation['attributes.#']}
        required
        error={errorOf('key', words.key)}
        onChange={(key) => put({ key })}
      />
      <SelectField<AttributeType>
        label={words.type}
        value={field.type}
        options={words.types}
        onChange={(type) => put(type === 'choice' ? { type } : { type, choices: [] })}
      />
      <IconButton label={common.removeNamed(field.name || words.attributeAt(place + 1))} icon={X} onClick={onRemove} />
      {field.type === 'choice' && (
        <LinesField
          label={words.choices}
          value={field.choices}
          error={errorOf('choices', words.choices)}
          onChange={(choices) => put({ choices })}
        />
      )}
      <Switch
        label={words.required}
        help={words.requiredHelp}
        checked={field.is_required}
        onChange={(is_required) => put({ is_required })}
      />
    </fieldset>
  );
}

/** A key that programs can read, made of a name. */
export const keyFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
