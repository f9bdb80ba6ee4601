/** What the list of people shows: who matches, and what can be done with each of them. */
import type { TeamMember } from '#core/model/team/agent.ts';
import { memberStates } from '#core/model/team/team-role.ts';
import { fold } from '#core/text/fold.ts';

/** Whose rows are shown. */
export type MemberFilter = TeamMember['state'] | 'all';

/** The people of a state whose name or address has every typed word, sorted by name. */
export function matchingMembers(all: readonly TeamMember[], filter: MemberFilter, typed: string): TeamMember[] {
  const wanted = fold(typed.trim()).split(/\s+/);
  return all
    .filter(({ state }) => filter === 'all' || state === filter)
    .filter(({ name, email }) => {
      const text = fold(`${name} ${email ?? ''}`);
      return wanted.every((word) => text.includes(word));
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** How many there are of each state. */
export const countsOf = (all: readonly TeamMember[]): Record<MemberFilter, number> => ({
  all: all.length,
  ...(Object.fromEntries(
    memberStates.map((state) => [state, all.filter((one) => one.state === state).length]),
  ) as Record<TeamMember['state'], number>),
});

/** What can be done with somebody. */
export type MemberAction =
  | 'edit'
  | 'role'
  | 'resend_invitation'
  | 'reset_password'
  | 'reset_second_factor'
  | 'sign_out'
  | 'deactivate'
  | 'reactivate';

/**
 * The actions that are offered for a person, in their order. Nothing of one's own access can be changed; passwords are the
 * user pool's.
 */
export function actionsFor(
  { state, agent_id, is_incomplete }: TeamMember,
  { isSelf, hasUserPool }: { isSelf: boolean; hasUserPool: boolean },
): MemberAction[] {
  const edit: MemberAction[] = agent_id === null ? [] : ['edit'];
  if (isSelf) return edit;
  if (state === 'deactivated') return is_incomplete ? ['reactivate', 'deactivate'] : ['reactivate'];
  const ofPool: MemberAction[] =
    state === 'invited' ? ['resend_invitation'] : ['reset_password', 'reset_second_factor'];
  const signOut: MemberAction[] = state === 'active' ? ['sign_out'] : [];
  return [...edit, 'role', ...(hasUserPool ? ofPool : []), ...signOut, 'deactivate'];
}
