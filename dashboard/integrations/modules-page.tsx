/** Integrations › Modules: a card for each, with its state, its cost and where its data goes. */
import { useState } from 'preact/hooks';
import type { Integration, ModuleCategory } from '#core/model/widgets/module.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { modules as words } from '#dashboard/strings/integrations.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { CopyLine } from '#dashboard/ui/controls/copy-line.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { Page } from '#dashboard/ui/page/page.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { moduleIcons } from './module-icons.ts';
import './integrations.css';

/** The page. */
export default function ModulesPage() {
  const { team, person } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const { busy, turn } = useLiveChatSwitch();
  const onSwitch = (isOn: boolean) => (isOn ? void turn(true) : setAsking(true));
  return (
    <Page title={words.title} lead={person.isAdmin ? words.lead : `${words.lead} ${common.adminsOnly}`}>
      <Loaded of={team.modules} skeleton="card">
        {(all) => <Categories all={all} switching={person.isAdmin ? { busy, onSwitch } : undefined} />}
      </Loaded>
      {isAsking && (
        <Confirm
          title={words.switchOffTitle}
          body={words.switchOffBody}
          action={words.switchOff}
          run={() => turn(false)}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

/** What switches live chat. Off, it rejects with what was refused, for the dialog to show; on, a toast says it. */
function useLiveChatSwitch() {
  const { api, team } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const send = async (is_enabled: boolean) => {
    const { data } = await api('switchLiveChat', { body: { is_enabled } });
    team.modules.change(() => data);
    toast(is_enabled ? words.switchedOn : words.switchedOff);
  };
  const turn = async (isOn: boolean) => {
    if (!isOn) return send(false);
    setBusy(true);
    await send(true).catch((error: unknown) => toast(inWords(error), 'problem'));
    setBusy(false);
  };
  return { busy, turn };
}

/** Who may switch a module, and whether that is under way; undefined for those who may not. */
type Switching = { busy: boolean; onSwitch: (isOn: boolean) => void } | undefined;

/** The modules by category. */
export function Categories({ all, switching }: { all: readonly Integration[]; switching: Switching }) {
  return (
    <>
      {(Object.keys(words.categories) as ModuleCategory[]).map((category) => (
        <section key={category} class="module-category" aria-labelledby={`modules-${category}`}>
          <h2 id={`modules-${category}`}>{words.categories[category]}</h2>
          <ul class="module-cards">
            {all
              .filter((one) => one.category === category)
              .map((one) => (
                <li key={one.id}>
                  <ModuleCard module={one} switching={switching} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const marks = { on: 'status-active', off: 'status-closed', needs_setting: 'status-pending' } as const;

function ModuleCard({ module: { id, state, count, setting, is_switchable }, switching }: CardProps) {
  const { name, body, cost, data, manage, path } = words.words[id];
  const counted = count !== null && count > 0 ? words.counts[id]?.(count) : undefined;
  return (
    <article class="card module-card" aria-label={name}>
      <header>
        <span class="module-mark">
          <Icon of={moduleIcons[id]} size={18} />
        </span>
        <h3>{name}</h3>
        <span class={`status ${marks[state]}`}>
          {words.states[state]}
          {counted && <small class="muted"> · {counted}</small>}
        </span>
      </header>
      <p>{body}</p>
      <dl>
        <dt>{words.cost}</dt>
        <dd>{cost}</dd>
        <dt>{words.data}</dt>
        <dd>{data}</dd>
      </dl>
      {switching && state === 'on' && path !== undefined && <CopyLine text={`${location.origin}${path}`} />}
      {state === 'needs_setting' && setting && (
        <div class="module-setting">
          {switching ? (
            <>
              <p>{words.setting(setting.file, placeOf(setting.name))}</p>
              <CopyLine text={setting.example} />
            </>
          ) : (
            <p>{words.settingAgents}</p>
          )}
        </div>
      )}
      {manage && state !== 'needs_setting' && (
        <footer>
          <a class="link" href={BASE + manage[1]}>
            {manage[0]}
          </a>
          {is_switchable && switching && (
            <Button
              size="small"
              variant={state === 'on' ? 'secondary' : 'primary'}
              busy={switching.busy}
              onClick={() => switching.onSwitch(state !== 'on')}
            >
              {state === 'on' ? words.switchOff : words.switchOn}
            </Button>
          )}
        </footer>
      )}
    </article>
  );
}

/** The key of the settings file that a setting belongs into: `mail.replies` into the `mail` of all stages. */
const placeOf = (name: string): string => ['common', ...name.split('.').slice(0, -1)].join(' › ');

type CardProps = { module: Integration; switching: Switching };
