/** An agent: a team member who answers chats. */
import * as z from 'zod/mini';
import { memberStates, teamRoles } from './team-role.ts';
import { agentSkills } from './assignment-choices.ts';
import { id, version } from '#core/model/id.ts';
import { instant, text } from '#core/model/text.ts';

/** What an agent chooses to be. `busy` also shows when the chosen status is online and the chats are at the maximum. */
export const agentStatuses = ['online', 'away', 'busy', 'offline'] as const;
/** An agent's status. */
export type AgentStatus = (typeof agentStatuses)[number];

/** Why a status isn't the agent's own choice. `unanswered`: set to away, as chats waited without an answer and were passed on. */
export const statusReasons = ['unanswered'] as const;
/** Why a status isn't the agent's own choice. */
export type StatusReason = (typeof statusReasons)[number];

/** The identity provider's subject. */
export const userId = text(200);
/** How many open chats an agent may have. */
export const maxConcurrentChats = z.int().check(z.gte(1), z.lte(100));
/** The departments an agent serves; none means the default department. */
export const departmentIds = z.array(id).check(
  z.maxLength(10),
  z.refine((ids) => new Set(ids).size === ids.length, 'Must not contain a department twice'),
);

/** An agent. */
export const agent = z.strictObject({
  id,
  user_id: userId,
  name: z.string(),
  email: z.nullable(z.string()),
  status: z.enum(agentStatuses),
  /** Null while a person chose the status. */
  status_reason: z.nullable(z.enum(statusReasons)),
  /** The name of the supervisor or admin who set the status; null while nobody else did. */
  status_set_by: z.nullable(z.string()),
  /** Whether the agent's dashboard is connected: an agent who is online and closed the browser receives no chats. */
  is_connected: z.boolean(),
  max_concurrent_chats: maxConcurrentChats,
  /** Active and waiting chats. */
  current_chats_count: z.int(),
  /** How often the agent was given a chat; one that comes back counts again. */
  total_chats_count: z.int(),
  /** Sum of the stars received. */
  total_rating: z.int(),
  ratings_count: z.int(),
  average_rating: z.nullable(z.number()),
  department_ids: departmentIds,
  ...agentSkills,
  version,
  last_active_at: z.nullable(instant),
  created_at: instant,
});
/** An agent. */
export type Agent = z.infer<typeof agent>;

/** A role of the team. */
export const teamRole = z.enum(teamRoles);

/** A person of the identity provider, who may be made an agent. */
export const teamMember = z.strictObject({
  user_id: userId,
  name: z.string(),
  email: z.nullable(z.string()),
  agent_id: z.nullable(id),
  /** Null for none, and where only the identity provider knows it. */
  role: z.nullable(teamRole),
  state: z.enum(memberStates),
  /** When the latest invitation was sent, and until when it can be accepted; null for somebody who wasn't invited. */
  invited_at: z.nullable(instant),
  invitation_ends_at: z.nullable(instant),
  /** True while the user pool doesn't have the latest change: repeat it. */
  is_incomplete: z.boolean(),
  last_active_at: z.nullable(instant),
});
/** A person of the identity provider. */
export type TeamMember = z.infer<typeof teamMember>;

/** What an invitation came to. `completed`: they were there already, but something was missing. */
export const invitedMember = z.strictObject({
  outcome: z.enum(['invited', 'completed', 'already_there']),
  member: teamMember,
});
