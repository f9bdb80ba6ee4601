/** A team with rules in memory: what the stream lets through goes to its readers until nothing follows from it. */
import type { Rule } from '#core/automation/rules/rule.ts';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { assign } from '#functions/handlers/assign.ts';
import { react } from '#functions/handlers/react.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import type { StreamEvent } from '#functions/platform/stream-records.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { type StoredRow, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { ruleStore } from '#functions/store/automation/rule-store.ts';
import { subscriptionsOf } from '#functions/store/webhooks/subscriptions.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, aStart, aVisitor, anAgent, freshId } from './conversations.ts';
import { type MemoryDeps, memoryDeps, unread } from './memory-deps.ts';

const MINUTE = 60_000;

/** What the reader of conversations is given. */
export const isForReact = ({ dynamodb }: StreamEvent['Records'][number]): boolean =>
  dynamodb?.Keys?.['pk']?.S?.startsWith('EVENT#') === true || dynamodb?.NewImage?.['milestone'] !== undefined;

const said = ({ content, metadata, sender_type }: StoredRow): string =>
  metadata?.event === 'rule_ran' ? content : (metadata?.event ?? `${sender_type}: ${content}`);

/** The team: a widget, an agent who is there, and a clock that only tests move. */
export async function aTeam() {
  const deps: MemoryDeps = memoryDeps();
  deps.events = subscriptionsOf(deps, []);
  const news = unread(deps.table);
  const readers = { assign: assign(deps), react: react(deps), sweep: sweep(deps) };
  await deps.table.put({ Item: { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...widgetDefaults } });
  let rules = 0;
  const comes = async (name: string, max = 5): Promise<AgentItem> => {
    const agent = await anAgent(deps, { name, connected: false, max_concurrent_chats: max });
    await heartbeat(deps, agent.id, 1e8);
    return agent;
  };
  const ana = await comes('Ana', 50);
  const settles = async (): Promise<void> => {
    for (let round = 0; round < 20; round++) {
      const { Records } = news();
      if (Records.length === 0) return;
      await readers.assign({ Records });
      await readers.react({ Records: Records.filter(isForReact) });
    }
    throw new Error('What rules do starts rules without an end.');
  };
  const course = async (conversation: Id): Promise<string[]> =>
    (await listRows(deps.table, conversation, { after: 0, limit: 200 })).map(said);
  const stateOf = async (conversation: Id) => {
    const row = await newestRow(deps.table, conversation, { consistent: true });
    if (!row) throw new Error('The conversation is gone.');
    return row.state;
  };
  return {
    deps,
    ana,
    /** An agent who is there. */
    comes,
    /** Lets everything happen that follows from what was written. */
    settles,
    /** What the stream has to tell, taken away from `settles`. */
    news,
    readers,
    by: { type: 'agent', agent: { id: ana.id, name: ana.name } } as const,
    /** A stored rule, which all functions know of. */
    aRule: async (fields: Partial<Rule>): Promise<Rule> => {
      const id = ++rules;
      const rule: Rule = {
        id,
        name: `Rule ${id}`,
        is_enabled: true,
        position: id,
        on: { type: 'started' },
        conditions: [],
        actions: [{ type: 'add_label', label: 'vip' }],
        version: 1,
        created_at: new Date(deps.now()).toISOString(),
        ...fields,
      };
      if ((await ruleStore.put(deps.table, rule, deps.now())) !== 'done') throw new Error('The rule is not stored.');
      // What functions know of rules is a minute old at most.
      deps.clock.ms += MINUTE;
      return rule;
    },
    chat: async (content = 'Hello?'): Promise<Id> => {
      const { row } = await startConversation(deps, aStart(await aVisitor(deps), { content }));
      await settles();
      return row.conversation_id;
    },
    writes: async (conversation: Id, content: string): Promise<void> => {
      const visitor = (await stateOf(conversation)).visitor_id;
      const message = { visitor, name: null, content, client_message_id: freshId(), allowance };
      await sendVisitorMessage(deps, conversation, { ...message, limitRepeats: () => {} });
      await settles();
    },
    answers: async (conversation: Id): Promise<void> => {
      const agent = { id: ana.id, name: ana.name };
      const message = {
        agent,
        content: 'Hi',
        client_message_id: freshId(),
        visibility: 'public',
        metadata: null,
      } as const;
      await sendAgentMessage(deps, conversation, message);
      await settles();
    },
    /** Minutes go by, and the sweep looks at what is due. */
    passes: async (minutes: number): Promise<void> => {
      deps.clock.ms += minutes * MINUTE;
      await readers.sweep();
      await settles();
    },
    course,
    /** What rules did in it, in their words. */
    runs: async (conversation: Id): Promise<string[]> =>
      (await course(conversation)).filter((text) => text.startsWith('Rule “')),
    stateOf,
  };
}
