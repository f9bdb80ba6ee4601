/** Whether a widget has a help center, what that is called, and whose articles it shows. */
import { helpCenter as words } from '#dashboard/strings/help-center.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { Section } from '#dashboard/ui/page/section.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { described, type FormProps } from './described.ts';
import type { Draft } from './draft/draft.ts';

/** The section. The bots are fetched by the form's first section. */
export function HelpSection({ editor: { values, errors, set } }: FormProps) {
  const { team } = useWorkspace();
  const bots = team.bots.value.value.data ?? [];
  const { isOn, settings } = values.help_center;
  const put = (change: Partial<Draft['help_center']['settings']>) =>
    set({ help_center: { isOn, settings: { ...settings, ...change } } });
  // Nothing else is possible where no bot answers.
  const canBeOwn = values.handler_type === 'ai_bot' || settings.bot_id === null;
  return (
    <Section title={words.section}>
      <Switch
        label={words.isOn}
        help={words.isOnHelp}
        error={undefined}
        checked={isOn}
        onChange={(checked) =>
          set({
            help_center: {
              isOn: checked,
              settings: { ...settings, bot_id: settings.bot_id ?? firstBot(values, bots) },
            },
          })
        }
      />
      {isOn && (
        <>
          <TextField
            {...described('help_center', errors, 'help_center.title')}
            label={words.title}
            help={words.titleHelp}
            value={settings.title ?? ''}
            onChange={(title) => put({ title: title.trim() || null })}
          />
          <SelectField
            {...described('help_center', errors, 'help_center.bot_id')}
            label={words.bot}
            value={String(settings.bot_id ?? '')}
            options={{ ...(canBeOwn ? { '': words.own } : {}), ...optionsOf(bots) }}
            onChange={(id) => put({ bot_id: id === '' ? null : Number(id) })}
          />
        </>
      )}
    </Section>
  );
}

/** The bot to begin with: the one that answers, which need not be named, or the first there is. */
const firstBot = ({ handler_type }: Draft, [first]: readonly { id: number }[]): number | null =>
  handler_type === 'ai_bot' ? null : (first?.id ?? null);
