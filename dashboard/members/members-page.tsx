/** The people of the team: who is invited, has access or no longer has, and what an admin can do about it. */
import { Ellipsis, FileUp, Search, UserPlus, UsersRound } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TeamMember } from '#core/model/team/agent.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';
import { members as words } from '#dashboard/strings/members.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Notice, NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { SwitchTab, walkTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberDialog } from './member-dialogs.tsx';
import { type MemberAction, type MemberFilter, countsOf, matchingMembers } from './member-list.ts';
import { MembersTable } from './members-table.tsx';
import { PeopleImport } from './people-import.tsx';
import './members.css';

type Open = { kind: 'none' | 'invite' | 'import' } | { kind: 'act'; member: TeamMember; action: MemberAction };

/** The page. */
export default function MembersPage() {
  const { api, team, person } = useWorkspace();
  const people = useMemo(() => createResource(() => api('listTeamMembers', {})), [api]);
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  useEffect(() => {
    void team.settings.need();
    void team.departments.need();
    void team.agents.need();
  }, []);
  if (!person.isAdmin) return <NoPermission />;
  const hasUserPool = team.settings.value.value.data?.has_user_pool ?? true;
  const close = () => setOpen({ kind: 'none' });
  const put = (member: TeamMember) =>
    people.change((all) =>
      all.some(({ user_id }) => user_id === member.user_id)
        ? all.map((one) => (one.user_id === member.user_id ? member : one))
        : [...all, member],
    );
  return (
    <>
      <Page
        title={words.title}
        lead={hasUserPool ? words.lead : words.leadOfIssuer}
        actions={
          hasUserPool && (
            <>
              <Button icon={FileUp} onClick={() => setOpen({ kind: 'import' })}>
                {words.importFile}
              </Button>
              <Button variant="primary" icon={UserPlus} onClick={() => setOpen({ kind: 'invite' })}>
                {words.invite}
              </Button>
            </>
          )
        }
      >
        <Loaded of={people} skeleton="row">
          {(all) => (
            <People
              all={all}
              hasUserPool={hasUserPool}
              onAct={(member, action) => setOpen({ kind: 'act', member, action })}
            />
          )}
        </Loaded>
      </Page>
      {open.kind === 'invite' && <InviteDialog onClose={close} onInvited={put} />}
      {open.kind === 'import' && <PeopleImport onClose={close} onInvited={put} />}
      {open.kind === 'act' && (
        <MemberDialog member={open.member} action={open.action} onClose={close} onChanged={changedIn(people, put)} />
      )}
    </>
  );
}

/** After what may have changed more than one row, such as what an agent's form says, the list is fetched again. */
const changedIn =
  (people: Resource<TeamMember[]>, put: (member: TeamMember) => void) =>
  (member: TeamMember | undefined): void =>
    member ? put(member) : void people.load();

type PeopleProps = {
  all: readonly TeamMember[];
  hasUserPool: boolean;
  onAct: (member: TeamMember, action: MemberAction) => void;
};

function People({ all, hasUserPool, onAct }: PeopleProps) {
  const [filter, setFilter] = useState<MemberFilter>('all');
  const [typed, setTyped] = useState('');
  if (all.length === 0) return <Notice icon={UsersRound} title={words.empty} body={words.emptyBody} />;
  const counts = countsOf(all);
  const shown = matchingMembers(all, filter, typed);
  const labels: Record<MemberFilter, string> = { all: words.all, ...words.states };
  return (
    <>
      <div class="tools member-tools">
        <label class="search">
          <Icon of={Search} />
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <div class="switch-tabs" role="radiogroup" aria-label={words.show} onKeyDown={walkTabs}>
          {(Object.keys(labels) as MemberFilter[]).map((one) => (
            <SwitchTab key={one} isChosen={filter === one} onChoose={() => setFilter(one)}>
              {words.counted({ label: labels[one], count: counts[one] })}
            </SwitchTab>
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <Notice icon={Search} title={words.noneFound} body={words.noneFoundBody} />
      ) : (
        <MembersTable members={shown} hasUserPool={hasUserPool} icon={Ellipsis} onAct={onAct} />
      )}
    </>
  );
}
