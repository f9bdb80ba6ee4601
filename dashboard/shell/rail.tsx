/** The left rail: where one can go, how the connection stands, and who one is. */
import type { AgentStatus } from '#core/model/team/agent.ts';
import { useComputed } from '@preact/signals';
import { Fragment } from 'preact';
import { Command, Ellipsis, LogOut, PanelLeft, Settings2 } from 'lucide';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { inbox as words } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { session, shell } from '#dashboard/strings/shell.ts';
import { shown } from '#dashboard/ui/page/first-sight.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { changeStatus, stayOnline } from '#dashboard/workspace/change-status.ts';
import { agentStatuses } from '#dashboard/data/closed-sets.ts';
import { BASE, navigate, path } from '#dashboard/navigation/location.ts';
import { type PageLink, pagesFor } from './pages.tsx';
import { printed, shortcuts } from '#dashboard/navigation/shortcuts.ts';

const Mentions = lazy(() => import('#dashboard/notices/mentions.tsx'), undefined, shown);
const preferencesPage: PageLink = { path: '/preferences', label: shell.settings, icon: Settings2 };
/** As many pages as a phone's bar shows; the style sheet hides those after them. */
const IN_BAR = 4;

/** The rail. */
export function Rail({ unread, onCommands }: { unread: number; onCommands: () => void }) {
  const { preferences, person } = useWorkspace();
  const isOpen = preferences.railOpen.value;
  return (
    <nav class={isOpen ? 'rail rail-open' : 'rail'} aria-label={shell.navigation}>
      <div class="rail-head">
        <IconButton
          label={isOpen ? shell.collapse : shell.expand}
          icon={PanelLeft}
          onClick={() => {
            preferences.railOpen.value = !isOpen;
          }}
        />
      </div>
      <ul class="rail-links">
        {pagesFor(person).map((page) => (
          <li key={page.path}>
            {page.group && (
              <span class="rail-group">
                <span class="rail-label">{page.group}</span>
              </span>
            )}
            <RailLink {...page} count={page.path === '/conversations' ? unread : 0} />
          </li>
        ))}
      </ul>
      <More onCommands={onCommands} />
      <div class="rail-foot">
        <button type="button" class="rail-link" title={isOpen ? undefined : shell.commands} onClick={onCommands}>
          <Icon of={Command} size={18} />
          <span class="rail-label">{shell.commands}</span>
          {isOpen && <kbd aria-hidden="true">{printed(shortcuts.palette).join(' ')}</kbd>}
        </button>
        <Mentions />
        <RailLink {...preferencesPage} count={0} />
        <Own />
      </div>
    </nav>
  );
}

/** Whether a page, or something on it, is what one looks at. */
const isAt = (to: string): boolean => `/${path.value.split('/')[1] ?? ''}` === to;

/** What a phone's bar has no room for, behind its last button. */
function More({ onCommands }: { onCommands: () => void }) {
  const { person } = useWorkspace();
  const rest = [...pagesFor(person).slice(IN_BAR), preferencesPage];
  return (
    <div class="rail-more">
      <Menu
        side="right"
        label={shell.more}
        trigger={(attributes) => (
          <button
            type="button"
            class="rail-link"
            aria-current={rest.some((page) => isAt(page.path)) ? 'true' : undefined}
            {...attributes}
          >
            <Icon of={Ellipsis} size={18} />
            <span class="rail-label">{shell.more}</span>
          </button>
        )}
      >
        {rest.map((page) => (
          <Fragment key={page.path}>
            {page.group && <hr />}
            <MenuItem onClick={() => navigate(page.path)}>
              <Icon of={page.icon} />
              {page.label}
            </MenuItem>
          </Fragment>
        ))}
        <hr />
        <MenuItem onClick={onCommands}>
          <Icon of={Command} />
          {shell.commands}
        </MenuItem>
      </Menu>
    </div>
  );
}

function RailLink({ path: to, label, icon, count }: PageLink & { count: number }) {
  const isHere = useComputed(() => isAt(to)).value;
  return (
    <a class="rail-link" href={BASE + (to === '/' ? '/' : to)} title={label} aria-current={isHere ? 'page' : undefined}>
      <Icon of={icon} size={18} />
      <span class="rail-label">{label}</span>
      {count > 0 && (
        <span class="badge" title={words.unreadChats(count)}>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </a>
  );
}

function StatusLine({ of, name, help }: { of: AgentStatus; name: string; help: string }) {
  return (
    <>
      <span class={`presence presence-${of}`} />
      <span>
        {name}
        <small>{help}</small>
      </span>
    </>
  );
}

function Own() {
  const workspace = useWorkspace();
  const { person, me, status, staysOnline, signOut } = workspace;
  const stays = staysOnline.value;
  const agent = me.value.agent;
  const name = agent?.name ?? person.name;
  const statusName = stays && status.value === 'online' ? names.staysOnline : names.agentStatus[status.value];
  const label = agent ? shell.statusNow(statusName) : shell.account;
  return (
    <Menu
      side="right"
      label={shell.account}
      trigger={(attributes) => (
        <button type="button" class="rail-link rail-own" title={label} {...attributes}>
          <Avatar id={agent?.id ?? 1} name={name} size="small" status={agent && status.value} />
          <span class="rail-label">
            <b>{name}</b>
            <small>{agent ? statusName : person.email}</small>
          </span>
        </button>
      )}
    >
      <div class="menu-head">
        <b>{name}</b>
        <small>{agent?.email ?? person.email}</small>
      </div>
      {agent &&
        agentStatuses.map((one) => (
          <Fragment key={one}>
            <MenuItem
              checked={agent.status === one && !(one === 'online' && stays)}
              onClick={() => void changeStatus(workspace, one)}
            >
              <StatusLine of={one} name={names.agentStatus[one]} help={names.agentStatusHelp[one]} />
            </MenuItem>
            {one === 'online' && (
              <MenuItem checked={agent.status === one && stays} onClick={() => void stayOnline(workspace)}>
                <StatusLine of={one} name={names.staysOnline} help={names.staysOnlineHelp} />
              </MenuItem>
            )}
          </Fragment>
        ))}
      {agent && <hr />}
      <MenuItem onClick={() => navigate('/preferences')}>
        <Icon of={Settings2} />
        {shell.settings}
      </MenuItem>
      <MenuItem onClick={signOut}>
        <Icon of={LogOut} />
        {session.signOut}
      </MenuItem>
    </Menu>
  );
}
