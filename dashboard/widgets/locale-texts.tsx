/** A widget's own texts in other languages: chosen by the visitor's locale, the general ones stand in for what is missing. */
import { Plus, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { locales } from '#dashboard/strings/widgets.ts';
import { limits, patterns } from '#dashboard/data/limits.ts';
import { described } from './described.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';

type Texts = Draft['texts'];
const fields = ['welcome_title', 'welcome_message', 'input_placeholder', 'offline_message', 'greeting'] as const;
const LOCALE = new RegExp(patterns.locale);

/** The texts by locale. */
export function LocaleTexts({
  texts,
  errors,
  onChange,
}: {
  texts: Texts;
  errors: Record<string, string>;
  onChange: (texts: Texts) => void;
}) {
  const [typed, setTyped] = useState('');
  /** Those added here are open, and stay so while they are filled. */
  const [added, setAdded] = useState<readonly string[]>([]);
  const canAdd = LOCALE.test(typed) && !(typed in texts);
  return (
    <>
      {Object.entries(texts).map(([locale, given]) => (
        <details key={locale} class="locale" open={added.includes(locale) || isRefused(errors, locale)}>
          <summary>
            <b>{locales.nameOf(locale)}</b> <small>{locale}</small>
            <IconButton
              label={locales.remove(locale)}
              icon={Trash2}
              onClick={(event) => {
                event.preventDefault();
                const { [locale]: _removed, ...rest } = texts;
                onChange(rest);
              }}
            />
          </summary>
          {fields.map((field) => (
            <TextField
              key={field}
              {...described(field, errors, `texts.${locale}.${field}`)}
              help={undefined}
              maxLength={limits.widget[`texts.*.${field}`]?.maxLength}
              value={given[field] ?? ''}
              onChange={(text) => {
                const { [field]: _before, ...rest } = given;
                onChange({ ...texts, [locale]: text === '' ? rest : { ...rest, [field]: text } });
              }}
            />
          ))}
        </details>
      ))}
      <div class="add-line">
        <TextField label={locales.add} help={locales.help} value={typed} onChange={setTyped} placeholder="de" />
        <Button
          icon={Plus}
          disabled={!canAdd}
          onClick={() => {
            onChange({ ...texts, [typed]: {} });
            setAdded([...added, typed]);
            setTyped('');
          }}
        >
          {locales.addAction}
        </Button>
      </div>
    </>
  );
}

const isRefused = (errors: Record<string, string>, locale: string): boolean =>
  Object.keys(errors).some((path) => path.startsWith(`texts.${locale}.`));
