/** Bots: the list, and what a new one begins with. */
import { Bot as BotIcon, Plus, Trash2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Bot, BotProvider } from '../../core/model/bot.ts';
import { botProviders } from '../data/closed-sets.ts';
import { replaced, usersOf } from '../data/team.ts';
import { BASE, navigate } from '../shell/location.ts';
import { botFields, bots as words, providers } from '../strings/bots.ts';
import { common } from '../strings/common.ts';
import { SelectField } from '../ui/field.tsx';
import { NewDialog } from '../ui/new-dialog.tsx';
import { NoPermission } from '../ui/page-state.tsx';
import { ActionsHead, RowActions, SetUpPage } from '../ui/set-up-page.tsx';
import { useWorkspace } from '../workspace.ts';
import { IndexState } from './index-state.tsx';
import { RemoveBot } from './remove-bot.tsx';
import '../ui/table.css';
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
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.knows}</th>
                <th scope="col" class="roomy">
                  {words.provider}
                </th>
                <th scope="col" class="wide">
                  {words.usedBy}
                </th>
                <ActionsHead />
              </tr>
            </thead>
            <tbody>
              {bots
                .toSorted((a, b) => a.name.localeCompare(b.name))
                .map((bot) => (
                  <BotRow key={bot.id} bot={bot} onRemove={() => setRemoving(bot)} />
                ))}
            </tbody>
          </table>
        )}
      </SetUpPage>
      {isCreating && <NewBot onClose={() => navigate('/bots', { replace: true })} />}
      {removing && (
        <RemoveBot bot={removing} onClose={() => setRemoving(undefined)} onRemoved={() => setRemoving(undefined)} />
      )}
    </>
  );
}

function BotRow({ bot, onRemove }: { bot: Bot; onRemove: () => void }) {
  const { team } = useWorkspace();
  const users = usersOf(team.widgets.value.value.data ?? [], 'ai_bot', bot.id);
  return (
    <tr>
      <td>
        <a class="link" href={`${BASE}/bots/${bot.id}`}>
          {bot.name}
        </a>
      </td>
      <td>
        <IndexState index={bot.index} />
      </td>
      <td class="roomy muted">
        {providers[bot.provider].name}
        {bot.model !== null && <small class="below">{bot.model}</small>}
      </td>
      <td class="wide muted">{users.join(', ') || words.unused}</td>
      <RowActions actions={[{ label: `${common.delete} ${bot.name}`, icon: Trash2, run: onRemove }]} />
    </tr>
  );
}

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
