/** Who follows a conversation: agents who choose to, and those that a note mentions. */
import type { Command } from './commands.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { type Row, authoredBy, nextRow } from './rows.ts';
import type { ConversationState } from './state.ts';

/** The most agents who can follow a conversation. */
export const MAX_FOLLOWERS = 20;

/** The followers with those that a note mentions; once there are too many, no more are added. */
export const withMentioned = (followers: readonly Id[], mentioned: readonly Id[] = []): readonly Id[] =>
  [...new Set([...followers, ...mentioned])].slice(0, Math.max(MAX_FOLLOWERS, followers.length));

/** An agent follows it, or no longer does. Only the team sees the row. @throws DomainError `conflict` when too many do */
export function followed(state: ConversationState, { agent, isFollowing }: Command & { type: 'follow' }): Row {
  const others = state.followers.filter((id) => id !== agent.id);
  if (isFollowing && others.length >= MAX_FOLLOWERS)
    throw new DomainError('conflict', `${MAX_FOLLOWERS} agents follow this conversation already.`);
  const event = isFollowing ? 'followed' : 'unfollowed';
  return nextRow(
    state,
    {
      ...authoredBy('system', null, null),
      visibility: 'internal',
      content: isFollowing
        ? `${agent.name} follows this conversation`
        : `${agent.name} no longer follows this conversation`,
      metadata: { event, agent_id: agent.id },
    },
    { followers: isFollowing ? [...others, agent.id] : others },
  );
}
