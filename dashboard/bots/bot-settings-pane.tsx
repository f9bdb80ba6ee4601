/** The settings of a bot: who writes its answers, how sure it must be, when it stops. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Bot, BotSettings } from '#core/model/bots/bot.ts';
import type { TriedSettings } from '#core/model/bots/model-run.ts';
import { botFields, bots as words, botValues, embeddings, modelHelp, providers } from '#dashboard/strings/bots.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordNotes } from '#dashboard/ui/crud/record-page.tsx';
import { labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, Switch, TextField } from '#dashboard/ui/forms/field.tsx';
import { optionsOf } from '#dashboard/ui/forms/options.ts';
import { RangeField } from '#dashboard/ui/forms/range-field.tsx';
import { SaveButton } from '#dashboard/ui/forms/saving.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import { Section } from '#dashboard/ui/page/section.tsx';
import { type Editor, useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import type { Subject } from '#dashboard/quality/rehearse.ts';
import { rehearsal } from '#dashboard/strings/quality.ts';
import { createTested } from '#dashboard/quality/tried.ts';
import type { Tried } from '#dashboard/quality/try-out.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { useTriedSave } from '#dashboard/quality/use-tried-save.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { providerOptions } from './bots-page.tsx';
import { AgentUse } from './agent-use.tsx';
import { described } from './described.ts';
import { TestConnection } from './test-connection.tsx';

const ToolsSection = lazy(() => import('./tools/tools-section.tsx'));
const ModelRunPane = lazy(() => import('#dashboard/model-runs/model-run-pane.tsx'));
const RehearsalPane = lazy(() => import('#dashboard/quality/rehearsal-pane.tsx'));
const ThresholdChanges = lazy(() => import('#dashboard/quality/threshold-changes.tsx'));

type PaneProps = {
  bot: Bot;
  articles: Resource<Article[]>;
  onSaved: (bot: Bot) => void;
  /** Draws the page around the form, with its buttons on top. */
  frame: (actions: ComponentChildren, children: ComponentChildren) => ComponentChildren;
};

/** The settings among what a bot is. */
function settingsOf(bot: Bot): BotSettings {
  const settings = Object.entries(bot).filter(([field]) => field in botFields);
  return Object.fromEntries(settings) as BotSettings;
}

/** The form. */
export function BotSettingsPane({ bot, articles, onSaved, frame }: PaneProps) {
  const { api, person } = useWorkspace();
  const params = { id: String(bot.id) };
  const editor = useRecordEditor({
    stored: bot,
    fieldsOf: settingsOf,
    operation: 'updateBot',
    send: ({ changes }, version) => api('updateBot', { params, body: { ...changes, ...version } }),
    load: () => api('getBot', { params }),
    accept: onSaved,
  });
  const tried = useTriedSave(person.isAdmin ? bot.id : null);
  const tested = useMemo(() => createTested(api, bot.id), [bot.id]);
  const [isTrying, setTrying] = useState(false);
  const save = async () => {
    setTrying(true);
    await tried.save(changeOf(bot, editor.values), editor.save);
    setTrying(false);
  };
  return frame(
    person.isAdmin && <SaveButton busy={editor.busy || isTrying} canSave={editor.canSave} onSave={save} />,
    <>
      {tried.dialog}
      <RecordNotes editor={editor} labelOf={labelsOf(botFields)} />
      <fieldset class="plain bot-fields" disabled={!person.isAdmin}>
        <Answers editor={editor} bot={bot} />
        {editor.values.provider !== 'built-in' && <ToolsSection editor={editor} bot={bot} />}
        <Stops editor={editor} bot={bot} />
      </fieldset>
      {person.isAdmin && (
        <div class="bot-fields">
          {editor.values.provider !== 'built-in' && (
            <ModelRunPane bot={bot} tested={tested} articles={articles} changes={triedWith(bot, editor.values)} />
          )}
          <Section title={rehearsal.title}>
            <RehearsalPane
              subject={rehearsedWith(bot.id, editor.values)}
              hasModel={editor.values.provider !== 'built-in'}
            />
          </Section>
        </div>
      )}
    </>,
  );
}

/** What the model can be tried with before it is saved; nothing where none of it changes. */
function triedWith(bot: Bot, values: BotSettings): TriedSettings | undefined {
  const changed = TRIED.filter((field) => JSON.stringify(values[field]) !== JSON.stringify(bot[field]));
  return changed.length === 0 ? undefined : Object.fromEntries(changed.map((field) => [field, values[field]]));
}
const TRIED = [
  'provider',
  'base_url',
  'model',
  'instructions',
  'languages',
  'confidence_floor',
  'tools',
] as const satisfies (keyof TriedSettings)[];

/** What a rehearsal takes of the form, saved or not. */
function rehearsedWith(bot_id: Bot['id'], values: BotSettings): Subject {
  const { languages, confidence_floor, max_turns, department_id, asks_if_solved } = values;
  return { type: 'bot', bot_id, changes: { languages, confidence_floor, max_turns, department_id, asks_if_solved } };
}

/** What test questions can find out about: the threshold, and the articles that languages leave. */
function changeOf(bot: Bot, { languages, confidence_floor: floor }: BotSettings): Tried | undefined {
  const isTrained = languages.join() !== bot.languages.join();
  if (!isTrained && floor === bot.confidence_floor) return undefined;
  return { floor, ...(isTrained ? { change: { languages } } : {}) };
}

type FormProps = { editor: Editor<BotSettings> };

function Answers({ editor, bot }: FormProps & { bot: Bot }) {
  const fields = bindTo(editor, described);
  const { provider } = editor.values;
  return (
    <Section title={words.sections.answers}>
      <TextField {...fields.as('name')} required />
      <SelectField {...fields.as('provider')} help={providers[provider].help} options={providerOptions} />
      {provider !== 'built-in' && <ModelFields editor={editor} bot={bot} />}
      <LinesField {...fields.as('languages')} />
      <EmbeddingsFields editor={editor} bot={bot} />
      {(provider !== 'built-in' || editor.values.embeddings_provider !== 'none') && (
        <TestConnection bot={bot} isSaved={!editor.canSave} />
      )}
      <Switch {...fields.flag('asks_if_solved')} />
      <Switch {...fields.flag('learns_from_conversations')} />
    </Section>
  );
}

/** What only a model needs; what another provider had of it is kept. */
function ModelFields({ editor, bot }: FormProps & { bot: Bot }) {
  const fields = bindTo(editor, described);
  const { provider } = editor.values;
  return (
    <>
      {provider === 'openai-compatible' && <TextField {...fields.text('base_url')} placeholder="https://" />}
      <TextField {...fields.text('model')} help={modelHelp[provider]} />
      <TextField {...fields.as('instructions')} rows={6} />
      <NumberField {...fields.as('daily_token_budget')} isRequired />
      <NumberField {...fields.as('daily_agent_tokens')} isRequired />
      <NumberField {...fields.as('million_tokens_cents')} isRequired />
      <AgentUse bot={bot} />
    </>
  );
}

/** Where embeddings come from, and whether they are in use, as far as that is known of what is saved. */
function EmbeddingsFields({ editor, bot }: FormProps & { bot: Bot }) {
  const fields = bindTo(editor, described);
  const { embeddings_provider: provider } = editor.values;
  const { bedrock, 'openai-compatible': compatible } = providers;
  const options = { none: embeddings.none, bedrock: bedrock.name, 'openai-compatible': compatible.name };
  const isSaved = provider === bot.embeddings_provider;
  return (
    <>
      <SelectField {...fields.as('embeddings_provider')} options={options} />
      {provider === 'openai-compatible' && <TextField {...fields.text('embeddings_url')} placeholder="https://" />}
      {provider !== 'none' && <TextField {...fields.text('embeddings_model')} help={modelHelp[provider]} />}
      {provider !== 'none' && <NumberField {...fields.as('daily_embedding_tokens')} isRequired />}
      {provider !== 'none' && isSaved && bot.index.embeddings !== null && (
        <p class={bot.index.embeddings === 'ready' ? 'muted' : 'warning'} role="status">
          {embeddings.state[bot.index.embeddings]}
        </p>
      )}
    </>
  );
}

function Stops({ editor, bot }: FormProps & { bot: Bot }) {
  const { team, person } = useWorkspace();
  useEffect(() => void team.departments.need(), []);
  const fields = bindTo(editor, described);
  const options = { '': botValues.ownDepartment, ...optionsOf(team.departments.value.value.data ?? []) };
  return (
    <Section title={words.sections.stops}>
      <RangeField {...fields.as('confidence_floor')} step={0.01} inWords={botValues.percent} />
      {person.isAdmin && editor.values.confidence_floor !== bot.confidence_floor && (
        <ThresholdChanges bot={bot} floor={editor.values.confidence_floor} />
      )}
      <NumberField {...fields.as('max_turns')} isRequired />
      <SelectField {...fields.id('department_id')} options={options} />
    </Section>
  );
}
