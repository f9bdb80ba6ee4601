/** A chat that the team begins with a visitor who is on the site: an agent joins it and writes first. */
import type { Named } from './commands.ts';
import { decide, emptyState } from './conversation.ts';
import type { NewConversation } from './commands.ts';
import type { Row } from './rows.ts';

/** What it begins with. */
export type Hello = Pick<
  NewConversation,
  'widget_id' | 'visitor_id' | 'content' | 'client_message_id' | 'allowance' | 'left'
> & {
  agent: Named;
};

/**
 * Its first two rows. The chat begins with the first one. Nobody asked for an agent, so the message answers nobody: no
 * response time ends with it, nor with a later one.
 */
export function helloRows({ agent, content, client_message_id, ...start }: Hello, nowMs: number): [Row, Row] {
  const empty = emptyState({ ...start, handler: 'agent' }, nowMs);
  const joined = decide(empty, { type: 'assign', agent, by: { type: 'agent', agent } }, nowMs);
  const message = { type: 'agent_message', agent, content, client_message_id, metadata: null } as const;
  return [
    { ...joined, milestone: 'started' },
    { ...decide(joined.state, message, nowMs), milestone: null },
  ];
}
