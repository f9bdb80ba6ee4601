/**
 * Which of the team's conversations somebody sees. Where the team's settings say `own_departments`, agents see those of the
 * departments they serve and those they have; supervisors, admins and API keys always see all.
 */
import type { Id } from '#core/model/id.ts';
import type { TeamRole } from '#core/model/team/team-role.ts';

/** Everything, or what is an agent's and their departments'; null is the default department. */
export type Scope = 'all' | { agent: Id | null; departments: readonly (Id | null)[] };

/** What of a conversation decides: who has it, and its department. */
export type Placed = { agent_id: Id | null; department_id: Id | null };

/** The scope of somebody without a place in the team. */
export const NOTHING: Scope = { agent: null, departments: [] };

/** Whether the conversation is one of those seen. A mention opens none: who sees what must not depend on what others write. */
export const isInScope = (scope: Scope, { agent_id, department_id }: Placed): boolean =>
  scope === 'all' || (agent_id !== null && agent_id === scope.agent) || scope.departments.includes(department_id);

/** Whether a role sees all, whatever the settings say. */
export const seesAll = (role: TeamRole | undefined): boolean => role === 'supervisor' || role === 'admin';
