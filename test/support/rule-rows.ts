/** Rows of a conversation, as rules find them. */
import type { RuleRow } from '#core/automation/rules/triggers.ts';
import type { Command, Named } from '#core/conversation/commands.ts';
import { decide, firstRow } from '#core/conversation/conversation.ts';
import { makeId } from '#core/model/id.ts';

const allowance = { burst: 60, perSecond: 5 };
export const MINUTE = 60_000;
export const T0 = Date.UTC(2026, 5, 1, 12);
export const ana: Named = { id: 11, name: 'Ana' };
export const ben: Named = { id: 12, name: 'Ben' };
export const system = (reason: string) => ({ type: 'system', reason }) as const;
export const by = (agent: Named) => ({ type: 'agent', agent }) as const;

/** A conversation's rows, each some minutes after the start. */
export function chat(...steps: [minute: number, command: Command][]): RuleRow[] {
  const first = firstRow(
    { widget_id: 1, visitor_id: 2, handler: 'agent', content: 'Hello', client_message_id: 'm0', name: null, allowance },
    T0,
  );
  const rows: RuleRow[] = [{ ...first, id: makeId(T0, 0) }];
  for (const [minute, command] of steps) {
    const atMs = T0 + minute * MINUTE;
    const state = rows.at(-1)?.state ?? first.state;
    rows.push({ ...decide(state, command, atMs), id: makeId(atMs, 0) });
  }
  return rows;
}
export const says = (content = 'Anybody?'): Command => ({
  type: 'visitor_message',
  content,
  client_message_id: `v-${content}`,
  name: null,
  allowance,
  assignee: null,
});
export const answers = (agent = ana): Command => ({
  type: 'agent_message',
  agent,
  content: 'Hi',
  client_message_id: 'a-1',
  metadata: null,
});
export const claimed = (agent = ana): Command => ({ type: 'assign', agent, by: system('assignment') });
export const given = (agent: Named): Command => ({ type: 'assign', agent, by: by(ana) });
export const requeued = (reason: string): Command => ({ type: 'requeue', by: system(reason) });
export const ran = (id: number, seq: number): Command => ({ type: 'rule_ran', content: 'Rule', rule: { id, seq } });
