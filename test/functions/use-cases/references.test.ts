/** What is deleted while somebody points at it: either there is no such thing any more, or it stays. On DynamoDB's own rules. */
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { definition } from '#core/automation/definition.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { endings } from '#functions/store/settings/ending-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import { getWorkflow } from '#functions/store/automation/workflow-store.ts';
import { agents } from '#functions/use-cases/settings/agents.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { cannedResponses } from '#functions/use-cases/settings/canned-responses.ts';
import { closeByVisitor, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { departments } from '#functions/use-cases/settings/departments.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { widgets } from '#functions/use-cases/settings/widgets.ts';
import { createItem, deleteItem, findItem, updateItem } from '#functions/use-cases/settings/resource.ts';
import { workflows } from '#functions/use-cases/settings/workflows.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { TestDeps } from '#test/support/deps.ts';
import { testDeps } from '#test/support/deps.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

const RACES = 12;
let server: TestTable;
let deps: TestDeps & { randomText: (length: number) => string; httpStepHosts: readonly string[] };
/** Starts with an empty table. */
const startAfresh = async () => {
  server = await startTestTable();
  let count = 0;
  deps = { ...testDeps(server), randomText: (length) => String(count++).padStart(length, 'x'), httpStepHosts: [] };
};
beforeAll(startAfresh);
afterAll(() => server.stop());

const agentDeps = () => ({
  ...deps,
  people: { list: async () => [], find: async () => undefined },
});
let made = 0;
const department = () =>
  createItem(deps, departments, { name: `Sales ${++made}`, notify_emails: [], ...defaultAssignment });
const bot = () => createItem(deps, bots, { ...botDefaults, name: 'Bo', provider: 'built-in' });
const workflow = (to: object = { type: 'department', department_id: null }) => {
  const steps = { people: { kind: 'handoff', to, text: 'One moment' } };
  return createItem(deps, workflows, { name: 'Intake', definition: definition.parse({ start: 'people', steps }) });
};
let shortcuts = 0;
const cannedResponse = (department_id: Id | null) => {
  const shortcut = `hello-${shortcuts++}`;
  return createItem(deps, cannedResponses, {
    shortcut,
    title: 'Hello',
    content: 'Hello!',
    department_id,
    actions: [],
    files: [],
  });
};
const widget = (fields: object = {}) => createItem(deps, widgets, { name: 'Shop', ...fields });

/** Both at once, either one first; answers what was refused. */
async function race(index: number, one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<string[]> {
  deps.clock.ms += 1;
  const first = index % 2 === 0 ? one : other;
  const second = first === one ? other : one;
  const running = first();
  for (let turns = 0; turns < index % 20; turns++) await new Promise((resolve) => setImmediate(resolve));
  const ended = await Promise.allSettled([running, second()]);
  return ended.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []));
}
/** Each race has one loser, who is told so. */
const lost = expect.arrayContaining([expect.stringMatching(/^(conflict|not_found|validation_failed)$/)]);

describe('deleted while something is pointed at it', () => {
  it.each<[string, () => Promise<[() => Promise<unknown>, () => Promise<unknown>, () => Promise<boolean>]>]>([
    [
      'a department, by a widget',
      async () => {
        const [{ id }, shop] = [await department(), await widget()];
        return [
          () => updateItem(deps, widgets, shop.id, { department_id: id }),
          () => deleteItem(deps, departments, id),
          async () => stands((await findItem(deps, widgets, shop.id)).department_id, getDepartment),
        ];
      },
    ],
    [
      'a department, by a bot',
      async () => {
        const [{ id }, bo] = [await department(), await bot()];
        return [
          () => updateItem(deps, bots, bo.id, { department_id: id }),
          () => deleteItem(deps, departments, id),
          async () => stands((await getBot(deps.table, bo.id))?.department_id ?? null, getDepartment),
        ];
      },
    ],
    [
      'a department, by a canned response that is new',
      async () => {
        const { id } = await department();
        let made: Id | undefined;
        return [
          async () => void (made = (await cannedResponse(id)).id),
          () => deleteItem(deps, departments, id),
          async () => made === undefined || (await getDepartment(deps.table, id)) !== undefined,
        ];
      },
    ],
    [
      'a department, by a canned response that changes',
      async () => {
        const [{ id }, response] = [await department(), await cannedResponse(null)];
        return [
          () => updateItem(deps, cannedResponses, response.id, { department_id: id }),
          () => deleteItem(deps, departments, id),
          async () => stands((await findItem(deps, cannedResponses, response.id)).department_id, getDepartment),
        ];
      },
    ],
    [
      'a department, by an agent',
      async () => {
        const [{ id }, ana] = [await department(), await anAgent(deps)];
        return [
          () => updateItem(agentDeps(), agents, ana.id, { department_ids: [id] }),
          () => deleteItem(deps, departments, id),
          async () => {
            const [served = null] = (await findItem(deps, agents, ana.id)).department_ids;
            return stands(served, getDepartment);
          },
        ];
      },
    ],
    [
      'a department, by a workflow that hands over to it',
      async () => {
        const { id } = await department();
        let made: Id | undefined;
        return [
          async () => void (made = (await workflow({ type: 'department', department_id: id })).id),
          () => deleteItem(deps, departments, id),
          async () => made === undefined || (await getDepartment(deps.table, id)) !== undefined,
        ];
      },
    ],
    [
      'a bot, by a widget',
      async () => {
        const [{ id }, shop] = [await bot(), await widget()];
        return [
          () => updateItem(deps, widgets, shop.id, { handler_type: 'ai_bot', handler_id: id }),
          () => deleteItem(deps, bots, id),
          async () => stands((await findItem(deps, widgets, shop.id)).handler_id, getBot),
        ];
      },
    ],
    [
      'a workflow, by a widget',
      async () => {
        const [{ id }, shop] = [await workflow(), await widget()];
        return [
          () => updateItem(deps, widgets, shop.id, { handler_type: 'workflow', handler_id: id }),
          () => deleteItem(deps, workflows, id),
          async () => stands((await findItem(deps, widgets, shop.id)).handler_id, getWorkflow),
        ];
      },
    ],
    [
      'a bot, by a workflow that hands over to it',
      async () => {
        const { id } = await bot();
        let made: Id | undefined;
        return [
          async () => void (made = (await workflow({ type: 'bot', bot_id: id })).id),
          () => deleteItem(deps, bots, id),
          async () => made === undefined || (await getBot(deps.table, id)) !== undefined,
        ];
      },
    ],
  ])('%s: one of the two is refused', async (_, prepare) => {
    for (let index = 0; index < RACES; index++) {
      const [point, remove, isSound] = await prepare();
      expect(await race(index, point, remove)).toEqual(lost);
      expect(await isSound()).toBe(true);
    }
  });
});

const stands = async (id: Id | null, find: (table: TestDeps['table'], id: Id) => Promise<unknown>): Promise<boolean> =>
  id === null || (await find(deps.table, id)) !== undefined;

describe('a chat that begins while its department is deleted', () => {
  // A sweep looks at every department, and the races above leave dozens.
  beforeAll(async () => {
    await server.stop();
    await startAfresh();
  });

  /** The widget as a request read it a moment before, when it still pointed there. */
  const asRead = ({ id }: WidgetItem, department_id: Id) => ({ widget: { id, department_id } });

  it('waits in a queue that some agent serves', async () => {
    const shop = await widget();
    for (let index = 0; index < RACES; index++) {
      const [{ id }, visitor] = [await department(), await aVisitor(deps)];
      const start = () => startConversation(deps, aStart(visitor, asRead(shop, id)));
      await race(index, start, () => deleteItem(deps, departments, id));
      const isThere = (await getDepartment(deps.table, id)) !== undefined;
      // What was read before it was gone and stored after, the sweep finds.
      if (!isThere) await sweep(deps)();
      expect(await readQueue(deps.table, id, 9)).toHaveLength(isThere ? 1 : 0);
    }
    expect(await readQueue(deps.table, null, 99)).not.toHaveLength(0);
  });

  it('waits in the default one when the department was gone before', async () => {
    const [shop, { id }, visitor] = [await widget(), await department(), await aVisitor(deps)];
    await deleteItem(deps, departments, id);
    const { row, state } = await startConversation(deps, aStart(visitor, asRead(shop, id)));
    expect(state?.metadata.department_id).toBeNull();
    const waiting = await readQueue(deps.table, null, 99);
    expect(waiting.map(({ conversation_id }) => conversation_id)).toContain(row.conversation_id);
    await closeByVisitor(deps, row.conversation_id, visitor);
  });

  it('is found by the sweep where the deletion was cut short', async () => {
    const [shop, { id }, visitor] = [await widget(), await department(), await aVisitor(deps)];
    const { row } = await startConversation(deps, aStart(visitor, asRead(shop, id)));
    const table = Object.create(deps.table) as TestDeps['table'];
    let looks = 0;
    // The chat comes to the queue right after the deletion looked whether anybody waits, and then the function dies.
    table.query = async (input) => {
      const isQueue = String(input.ExpressionAttributeValues?.[':pk']).startsWith('QUEUE#');
      if (isQueue && looks++ === 0) return { items: [], lastKey: undefined };
      if (isQueue) throw new Error('the function was killed');
      return deps.table.query(input);
    };
    await deleteItem({ ...deps, table }, departments, id);
    await sweep(deps)();
    expect(await readQueue(deps.table, id, 9)).toEqual([]);
    expect(await endings(deps.table)).toContainEqual(expect.objectContaining({ kind: 'department', id }));
    deps.clock.ms += 121_000;
    await sweep(deps)();
    expect(await endings(deps.table)).not.toContainEqual(expect.objectContaining({ id }));
    await requeue(deps, row.conversation_id, { type: 'system', reason: 'test' }, { department: null });
  });
});

it('two concurrent changes of a canned response are both kept', async () => {
  for (let index = 0; index < RACES; index++) {
    const { id } = await cannedResponse(null);
    await race(
      index,
      () => updateItem(deps, cannedResponses, id, { title: 'Greeting' }),
      () => updateItem(deps, cannedResponses, id, { content: 'Good morning!' }),
    );
    expect(await findItem(deps, cannedResponses, id)).toMatchObject({ title: 'Greeting', content: 'Good morning!' });
  }
});
