/** Builders of what a conversation needs around it: a visitor, an agent, a first message. */
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Start } from '#functions/use-cases/messages/start-conversation.ts';
import type { Deps } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { putAgent } from '#functions/store/assignment/agent-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { keys } from '#functions/store/keys.ts';

type Stored = Pick<Deps, 'table' | 'now' | 'random'>;

/** A stored visitor. */
export async function aVisitor(deps: Stored, name: string | null = 'Vera'): Promise<Id> {
  const id = makeId(deps.now(), deps.random());
  await deps.table.put({ Item: { ...keys.visitor(id), id, widget_id: 1, name, email: null, verified: false } });
  return id;
}

/** An agent as stored: online and connected unless told otherwise. */
export const anAgentItem = (id: Id, fields: Partial<AgentItem> = {}): AgentItem => ({
  id,
  user_id: `user-${id}`,
  name: 'Ana',
  email: null,
  chosen_status: 'online',
  connected: true,
  max_concurrent_chats: 5,
  current_chats_count: 0,
  total_chats_count: 0,
  total_rating: 0,
  ratings_count: 0,
  department_ids: [],
  last_assigned_at_ms: 0,
  last_active_at: null,
  version: 1,
  ...fields,
});

/** Stores a department, unless there is one with this id. */
export async function aDepartment({ table, now }: Pick<Deps, 'table' | 'now'>, id: Id): Promise<Id> {
  await departmentStore.put(
    table,
    {
      id,
      name: `Department ${id}`,
      notify_emails: [],
      ...defaultAssignment,
      created_at: new Date(now()).toISOString(),
      version: 1,
    },
    0,
  );
  return id;
}

/** Stores an agent, and the departments they serve. */
export async function anAgent(deps: Stored, fields: Partial<AgentItem> = {}): Promise<AgentItem> {
  const agent = anAgentItem(makeId(deps.now(), deps.random()), fields);
  for (const id of agent.department_ids) await aDepartment(deps, id);
  await putAgent(deps.table, agent);
  return agent;
}

/** A generous allowance, for tests that aren't about it. */
export const allowance = { burst: 60, perSecond: 5 };

let messages = 0;
/** A client message id of its own. */
export const freshId = (): string => `message-${String(++messages).padStart(6, '0')}`;

/** What a visitor starts with. */
export const aStart = (visitor: Id, fields: Partial<Start> = {}): Start => ({
  widget: { id: 1, department_id: null },
  visitor,
  content: 'Hello?',
  client_message_id: freshId(),
  source_url: null,
  source_page_title: null,
  attributes: {},
  allowance,
  ...fields,
});
