/** The typed attributes of a conversation as fields of a form, each with the control of its type. */
import { fitted, isEmpty } from '#core/conversation/typed-attributes.ts';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import { typed as words } from '#dashboard/strings/fields.ts';
import { Field, SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';

type Props = {
  fields: readonly AttributeField[];
  /** What is typed, by key; a key that is missing is empty. */
  texts: Readonly<Record<string, string>>;
  /** What was refused, by `attributes.<key>`. */
  errors: Record<string, string>;
  onChange: (texts: Record<string, string>) => void;
  /** Whether the first field takes the focus. */
  isFocused?: boolean;
};

/** The fields. What is emptied leaves the attributes. */
export function TypedFields({ fields, texts, errors, onChange, isFocused = false }: Props) {
  return (
    <>
      {fields.map((field, place) => {
        const { key } = field;
        return (
          <TypedField
            key={key}
            field={field}
            text={texts[key] ?? ''}
            error={errorBelow(errors, `attributes.${key}`, field.name)}
            autofocus={isFocused && place === 0}
            onChange={(text) => onChange(withText(texts, key, text))}
          />
        );
      })}
    </>
  );
}

/** The texts with one changed; what is empty is taken out. */
export function withText(texts: Readonly<Record<string, string>>, key: string, text: string): Record<string, string> {
  const { [key]: _, ...others } = texts;
  return text === '' ? others : { ...others, [key]: text };
}

/** Whether a text is there and isn't what the type takes. */
export const isUnfit = (field: AttributeField, text: string): boolean =>
  !isEmpty(text) && fitted(field, text) === undefined;

type OneProps = {
  field: AttributeField;
  text: string;
  error: string | undefined;
  autofocus: boolean;
  onChange: (text: string) => void;
};

function TypedField({ field, text, error, autofocus, onChange }: OneProps) {
  const { name, type, choices } = field;
  const shown = { label: name, error: error ?? (isUnfit(field, text) ? words.expected[type] : undefined), onChange };
  const focus = autofocus ? { autofocus } : {};
  switch (type) {
    case 'text':
      return <TextField {...shown} {...focus} value={text} {...inboxLimits.conversation['attributes.*']} />;
    case 'number':
      return <TextField {...shown} {...focus} value={text} />;
    case 'date':
      return (
        <Field {...shown}>
          {(wiring) => (
            <input
              type="date"
              class="input"
              value={isUnfit(field, text) ? '' : text}
              data-autofocus={autofocus || undefined}
              onInput={(event) => onChange(event.currentTarget.value)}
              {...wiring}
            />
          )}
        </Field>
      );
    case 'choice': {
      const kept = isUnfit(field, text) ? { [text]: `${text} (${words.doesNotFit})` } : {};
      const listed = Object.fromEntries(choices.map((choice) => [choice, choice]));
      return <SelectField {...shown} value={text} options={{ '': words.notChosen, ...kept, ...listed }} />;
    }
  }
}
