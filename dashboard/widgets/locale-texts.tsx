/** A widget's own texts in other languages: chosen by the visitor's locale, the general ones stand in for what is missing. */
import { Plus, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { locales, widgetFields } from '#dashboard/strings/widgets.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';

type Texts = Draft['texts'];
const fields = ['welcome_title', 'welcome_message', 'input_placeholder', 'offline_message', 'greeting'] as const;
const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** The texts by locale. */
export function LocaleTexts({ texts, onChange }: { texts: Texts; onChange: (texts: Texts) => void }) {
  const [typed, setTyped] = useState('');
  /** Those added here are open, and stay so while they are filled. */
  const [added, setAdded] = useState<readonly string[]>([]);
  const canAdd = LOCALE.test(typed) && !(typed in texts);
  return (
    <>
      {Object.entries(texts).map(([locale, given]) => (
        <details key={locale} class="locale" open={added.includes(locale)}>
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
              label={widgetFields[field][0]}
              value={given[field] ?? ''}
              maxLength={500}
              onChange={(text) => {
                const { [field]: _before, ...rest } = given;
                onChange({ ...texts, [locale]: text === '' ? rest : { ...rest, [field]: text } });
              }}
            />
          ))}
        </details>
      ))}
      <div class="add-line">
        <TextField
          label={locales.add}
          help={locales.help}
          value={typed}
          onChange={setTyped}
          placeholder="de"
          maxLength={35}
        />
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
