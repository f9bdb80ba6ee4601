/** Bots: the list, and what a new one begins with. */
import { Bot as BotIcon, Plus, Trash2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Bot, BotProvider } from '#core/model/bot.ts';
import { botProviders } from '#dashboard/data/closed-sets.ts';
import { replaced } from '#dashboard/data/team.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { botFields, bots as words, providers } from '#dashboard/strings/bots.ts';
import { common } from '#dashboard/strings/common.ts';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { NewDialog } from '#dashboard/ui/forms/new-dialog.tsx';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { SetUpPage } from '#dashboard/settings/settings-page.tsx';
import { type Column, SetUpTable } from '#dashboard/settings/settings-table.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { UsedBy } from '#dashboard/settings/used-by.tsx';
import { IndexState } from './index-state.tsx';
import { RemoveBot } from './remove-bot.tsx';
import './bots.css';

/** The page. */
export default function BotsPage({ isCreating }: { isCreating: boolean }) {
  const { person, team } = useWorkspace();
  const [removing, setRemoving] = useState<Bot | undefined>(undefined);
  useEffect(() => void team.widgets.need(), []);
  if (isCreating && !person.isAdmin) return <NoPermission />;
  return (
    <>
      <SetUpPage
        words={words}
        icon={BotIcon}
        add={{ label: words.add, icon: Plus, run: () => navigate('/bots/new') }}
        of={team.bots}
        skeleton="row"
      >
        {(bots) => (
          <SetUpTable
            of={bots}
            by={({ name }) => name}
            columns={columns}
            actions={(bot) => [{ label: `${common.delete} ${bot.name}`, icon: Trash2, run: () => setRemoving(bot) }]}
          />
        )}
      </SetUpPage>
      {isCreating && <NewBot onClose={() => navigate('/bots', { replace: true })} />}
      {removing && (
        <RemoveBot bot={removing} onClose={() => setRemoving(undefined)} onRemoved={() => setRemoving(undefined)} />
      )}
    </>
  );
}

const columns: Column<Bot>[] = [
  {
    title: words.name,
    cell: ({ id, name }) => (
      <a class="link" href={`${BASE}/bots/${id}`}>
        {name}
      </a>
    ),
  },
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

function NewBot({ onClose }: { onClose: () => void }) {
  const { api, team } = useWorkspace();
  const [provider, setProvider] = useState<BotProvider>('built-in');
  const create = async (name: string) => {
    const bot = await api('createBot', { body: { name, provider } });
    team.bots.change((all) => replaced(all, bot));
    return `/bots/${bot.id}/articles`;
  };
  return (
    <NewDialog
      title={words.newTitle}
      action={words.add}
      created={words.created}
      name={botFields.name}
      onClose={onClose}
      create={create}
      more={(errors) => (
        <SelectField
          label={botFields.provider[0]}
          help={providers[provider].help}
          error={errors['provider']}
          value={provider}
          onChange={(value) => setProvider(value as BotProvider)}
          options={Object.fromEntries(botProviders.map((one) => [one, providers[one].name]))}
        />
      )}
    />
  );
}
