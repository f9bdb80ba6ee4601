/** Bots: the list, and what a new one begins with. */
import { Bot as BotIcon } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Bot, BotProvider } from '#core/model/bots/bot.ts';
import type { Api } from '#dashboard/api/api.ts';
import { botProviders } from '#dashboard/data/closed-sets.ts';
import { replaced, type Team, without } from '#dashboard/data/team.ts';
import { bots as words, providers } from '#dashboard/strings/bots.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { CrudPage } from '#dashboard/ui/crud/crud-page.tsx';
import { type Column, linkedName } from '#dashboard/ui/crud/crud-table.tsx';
import { NewDialog } from '#dashboard/ui/crud/new-dialog.tsx';
import type { Removal } from '#dashboard/ui/crud/remove-dialog.tsx';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { UsedBy } from '#dashboard/workspace/used-by.tsx';
import { usesOfBot } from '#dashboard/workspace/uses.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { described } from './described.ts';
import { IndexState } from './index-state.tsx';
import './bots.css';

/** The page. */
export default function BotsPage({ isCreating }: { isCreating: boolean }) {
  const { api, team, person } = useWorkspace();
  useEffect(() => void team.widgets.need(), []);
  return (
    <CrudPage
      words={words}
      icon={BotIcon}
      of={team.bots}
      isAdmin={person.isAdmin}
      nameOf={({ name }) => name}
      columns={columns}
      newPath="/bots/new"
      isCreating={isCreating}
      form={(_, close) => <NewBot onClose={close} />}
      removal={(bot) => removalOf(bot, api, team)}
    />
  );
}

/** How a bot is deleted with all it knows. */
export const removalOf = ({ id, name }: Bot, api: Api, team: Team): Removal => ({
  title: words.removeTitle(name),
  body: words.removeBody,
  removed: words.removed,
  name,
  uses: () => usesOfBot(team, id),
  run: async () => {
    await api('deleteBot', { params: { id: String(id) } });
    team.bots.change((all) => without(all, id));
  },
});

const columns: Column<Bot>[] = [
  linkedName(words.name, '/bots'),
  { title: words.knows, cell: ({ index }) => <IndexState index={index} /> },
  {
    title: words.provider,
    class: 'roomy muted',
    cell: ({ provider, model }) => (
      <>
        {providers[provider].name}
        {model !== null && <small class="below">{model}</small>}
      </>
    ),
  },
  { title: words.usedBy, class: 'wide muted', cell: ({ id }) => <UsedBy type="ai_bot" id={id} /> },
];

/** The answer sources, as a choice. */
export const providerOptions = Object.fromEntries(botProviders.map((one) => [one, providers[one].name]));

const blank: { name: string; provider: BotProvider } = { name: '', provider: 'built-in' };

function NewBot({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  return (
    <NewDialog
      title={words.newTitle}
      action={words.add}
      created={words.created}
      blank={blank}
      described={described}
      onClose={onClose}
      create={async (body) => {
        const bot = await api('createBot', { body });
        team.bots.change((all) => replaced(all, bot));
        return `/bots/${bot.id}/articles`;
      }}
      more={(editor) => (
        <SelectField
          {...bindTo(editor, described).as('provider')}
          help={providers[editor.values.provider].help}
          options={providerOptions}
        />
      )}
    />
  );
}
