/** Notices about one's own place in the team: not an agent, no longer one, not known, or set to away. Most people see none. */
import { Moon, UserMinus, UserPlus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { common } from '#dashboard/strings/common.ts';
import { names } from '#dashboard/strings/names.ts';
import { presence } from '#dashboard/strings/presence.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { changeStatus } from '#dashboard/workspace/change-status.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';

/** `page` stands in the place of the page, for somebody who may see none; `banner` above it. */
type OwnNotesProps = { as: 'page' | 'banner'; onOnline: () => void };

/** The notices. */
export default function OwnNotes({ as, onOnline }: OwnNotesProps) {
  const { me, person } = useWorkspace();
  const { state, error } = me.value;
  if (as === 'page') return state === 'removed' || state === 'none' ? <Outside state={state} /> : null;
  switch (state) {
    case 'failed':
      return <Unknown />;
    case 'removed':
      return person.isAdmin && error === undefined ? (
        <Banner color="red" icon={UserMinus} title={presence.removed} text={presence.removedBody} />
      ) : null;
    case 'none':
      return person.isAdmin && error === undefined ? <Become /> : null;
    case 'ready':
      return me.value.agent?.status_set_by ? (
        <SetByColleague name={me.value.agent.status_set_by} onOnline={onOnline} />
      ) : (
        <Banner icon={Moon} text={presence.setAway}>
          <Button size="small" onClick={onOnline}>
            {presence.goOnline}
          </Button>
        </Banner>
      );
    case 'loading':
      return null;
  }
}

/** A colleague set the status. Whatever the agent chooses, also the same again, is their own choice from then on. */
function SetByColleague({ name, onOnline }: { name: string; onOnline: () => void }) {
  const workspace = useWorkspace();
  const status = workspace.status.value;
  return (
    <Banner icon={Moon} text={presence.setBy({ name, status: names.presence[status] })}>
      {status !== 'online' && status !== 'busy' && (
        <Button size="small" onClick={onOnline}>
          {presence.goOnline}
        </Button>
      )}
      <Button size="small" onClick={() => void changeStatus(workspace, status === 'busy' ? 'online' : status)}>
        {presence.keepStatus}
      </Button>
    </Banner>
  );
}

/** What somebody who isn't an agent sees instead of pages: nothing of the visitors, and no request that must be refused. */
function Outside({ state }: { state: 'removed' | 'none' }) {
  const { removed, removedBody, notAnAgent, notAnAgentOther } = presence;
  return state === 'removed' ? (
    <Notice isPage icon={UserMinus} title={removed} body={removedBody} />
  ) : (
    <Notice isPage icon={UserMinus} title={notAnAgent} body={notAnAgentOther} />
  );
}

/** The request for the own agent record failed. */
function Unknown() {
  const { me, loadMe } = useWorkspace();
  return (
    <Banner color="red" text={inWords(me.value.error)}>
      <Button size="small" onClick={() => void loadMe()}>
        {common.retry}
      </Button>
    </Banner>
  );
}

/** Makes an agent of an admin; a refusal is said in a toast. */
export async function becomeAgent({ api, person, loadMe }: Workspace): Promise<void> {
  try {
    await api('createAgent', { body: { user_id: person.userId } });
    await loadMe();
  } catch (error) {
    toast(inWords(error), 'problem');
  }
}

/** What an admin can do who isn't an agent. */
function Become() {
  const workspace = useWorkspace();
  return (
    <Banner color="blue" icon={UserPlus} title={presence.notAnAgent} text={presence.notAnAgentAdmin}>
      <Button size="small" variant="primary" onClick={() => void becomeAgent(workspace)}>
        {presence.makeMeAgent}
      </Button>
    </Banner>
  );
}

type BannerProps = {
  color?: 'red' | 'blue';
  icon?: Parameters<typeof Icon>[0]['of'];
  title?: string;
  text: string;
  children?: ComponentChildren;
};

function Banner({ color, icon, title, text, children }: BannerProps) {
  return (
    <div class={color ? `banner banner-${color}` : 'banner'} role={color === 'blue' ? undefined : 'alert'}>
      {icon && <Icon of={icon} />}
      <span>
        {title !== undefined && <b>{title}</b>} {text}
      </span>
      {children}
    </div>
  );
}
