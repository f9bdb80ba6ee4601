/** The settings of a bot: who writes its answers, how sure it must be, when it stops. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Bot, BotProvider, BotSettings } from '#core/model/bot.ts';
import { botProviders } from '#dashboard/data/closed-sets.ts';
import { useSaving } from '#dashboard/navigation/use-saving.ts';
import { botFields, bots as words, botValues, providers } from '#dashboard/strings/bots.ts';
import { common } from '#dashboard/strings/common.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { fieldErrors } from '#dashboard/ui/format/problem.ts';
import { RangeField } from '#dashboard/ui/forms/range-field.tsx';
import { FormProblem, SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { changesOf, draftOf } from './draft.ts';

type PaneProps = {
  bot: Bot;
  onSaved: (bot: Bot) => void;
  /** Draws the page around the form, with its buttons on top. */
  frame: (actions: ComponentChildren, children: ComponentChildren) => ComponentChildren;
};

/** The form. */
export function BotSettingsPane({ bot, onSaved, frame }: PaneProps) {
  const { api, person } = useWorkspace();
  const [draft, setDraft] = useState(() => draftOf(bot));
  const changes = changesOf(draft, bot);
  const isChanged = Object.keys(changes).length > 0;
  const { busy, error, saving } = useSaving(isChanged);
  const save = () =>
    saving(async () => {
      const stored = await api('updateBot', { params: { id: String(bot.id) }, body: changes });
      onSaved(stored);
      setDraft(draftOf(stored));
      toast(common.saved);
    });
  const form: FormProps = {
    draft,
    errors: fieldErrors(error),
    onChange: (change) => setDraft({ ...draft, ...change }),
  };
  return frame(
    person.isAdmin && <SaveButton busy={busy} canSave={isChanged} onSave={save} />,
    <>
      <FormProblem error={error} />
      <fieldset class="plain bot-fields" disabled={!person.isAdmin}>
        <Answers {...form} />
        <Stops {...form} />
      </fieldset>
    </>,
  );
}

type FormProps = {
  draft: BotSettings;
  errors: Record<string, string>;
  onChange: (change: Partial<BotSettings>) => void;
};

const described = describedBy(botFields);

function Answers({ draft, errors, onChange }: FormProps) {
  return (
    <Section title={words.sections.answers}>
      <TextField
        {...described('name', errors)}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        maxLength={100}
        required
      />
      <SelectField
        {...described('provider', errors)}
        help={providers[draft.provider].help}
        value={draft.provider}
        onChange={(value) => onChange({ provider: value as BotProvider })}
        options={Object.fromEntries(botProviders.map((one) => [one, providers[one].name]))}
      />
      {draft.provider !== 'built-in' && <ModelFields draft={draft} errors={errors} onChange={onChange} />}
      <LinesField
        {...described('languages', errors)}
        value={draft.languages}
        onChange={(languages) => onChange({ languages })}
      />
    </Section>
  );
}

/** What only a model needs; what another provider had of it is kept. */
function ModelFields({ draft, errors, onChange }: FormProps) {
  return (
    <>
      {draft.provider === 'openai-compatible' && (
        <TextField
          {...described('base_url', errors)}
          value={draft.base_url ?? ''}
          onChange={(url) => onChange({ base_url: url.trim() || null })}
          maxLength={500}
          placeholder="https://"
        />
      )}
      <TextField
        {...described('model', errors)}
        value={draft.model ?? ''}
        onChange={(model) => onChange({ model: model.trim() || null })}
        maxLength={200}
      />
      <TextField
        {...described('instructions', errors)}
        value={draft.instructions}
        onChange={(instructions) => onChange({ instructions })}
        maxLength={8000}
        rows={6}
      />
      <NumberField
        {...described('daily_token_budget', errors)}
        value={draft.daily_token_budget}
        onChange={(tokens) => onChange({ daily_token_budget: tokens ?? 0 })}
        min={0}
        max={10_000_000}
      />
    </>
  );
}

function Stops({ draft, errors, onChange }: FormProps) {
  const { team } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const departments = team.departments.value.value.data ?? [];
  return (
    <Section title={words.sections.stops}>
      <RangeField
        {...described('confidence_floor', errors)}
        value={draft.confidence_floor}
        onChange={(confidence_floor) => onChange({ confidence_floor })}
        min={0}
        max={1}
        step={0.01}
        inWords={botValues.percent}
      />
      <NumberField
        {...described('max_turns', errors)}
        value={draft.max_turns}
        onChange={(turns) => onChange({ max_turns: turns ?? 1 })}
        min={1}
        max={100}
      />
      <SelectField
        {...described('department_id', errors)}
        value={String(draft.department_id ?? '')}
        onChange={(id) => onChange({ department_id: id === '' ? null : Number(id) })}
        options={{ '': botValues.ownDepartment, ...optionsOf(departments) }}
      />
    </Section>
  );
}
