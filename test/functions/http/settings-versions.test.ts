/** Two admins at one settings record: neither change is lost, and what was made on an earlier version is refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import type { Key } from '#functions/store/keys.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';

const RACES = 12;
let api: MemoryApis;
let count = 0;
beforeAll(async () => {
  api = await memoryApis();
});

const definition = (text: string) => ({ start: 'end', steps: { end: { kind: 'handoff', to: nobody, text } } });
const nobody = { type: 'department', department_id: null };
const aBot = (): Promise<{ id: number }> => api.make('/bots', { name: 'Bo', provider: 'built-in' });
const unique = (): string => String(++count);

type Kind = {
  path: string;
  key: (record: { id: number; bot_id: number }) => Key;
  make: () => Promise<object>;
  /** Two changes of different fields, where it has two. */
  changes: [object, object];
  counter?: 'version' | 'revision';
  stored?: string;
};

const kinds: Record<string, Kind> = {
  department: {
    path: '/departments',
    key: ({ id }) => keys.department(id),
    make: async () => ({ name: `Sales ${unique()}` }),
    changes: [{ name: 'Sales of the north' }, { notify_emails: ['lead@example.com'] }],
  },
  'canned response': {
    path: '/canned-responses',
    key: ({ id }) => keys.cannedResponse(id),
    make: async () => ({ shortcut: `hello-${unique()}`, title: 'Hello', content: 'Hello!' }),
    changes: [{ title: 'Greeting' }, { content: 'Good morning!' }],
  },
  widget: {
    path: '/widgets',
    key: ({ id }) => keys.widget(id),
    make: async () => ({ name: 'Shop' }),
    changes: [{ name: 'The shop' }, { launcher_size: 72 }],
  },
  bot: {
    path: '/bots',
    key: ({ id }) => keys.bot(id),
    make: async () => ({ name: 'Bo', provider: 'built-in' }),
    changes: [{ name: 'Ida' }, { max_turns: 3 }],
  },
  article: {
    path: '/articles',
    key: ({ id, bot_id }) => keys.article(bot_id, id),
    make: async () => ({ bot_id: (await aBot()).id, question: 'Where is it?', answer: 'On its way.' }),
    changes: [{ answer: 'Here.' }, { locale: 'en' }],
  },
  workflow: {
    path: '/workflows',
    key: ({ id }) => keys.workflow(id),
    make: async () => ({ name: 'Intake', definition: definition('One moment') }),
    changes: [{ name: 'Welcome' }, { definition: definition('Please wait') }],
    counter: 'revision',
  },
  agent: {
    path: '/agents',
    key: ({ id }) => keys.agent(id),
    make: async () => {
      const user_id = `agent-${unique()}`;
      api.people.push({ user_id, name: user_id, email: null });
      return { user_id, department_ids: [] };
    },
    changes: [{ max_concurrent_chats: 9 }, { department_ids: [1] }],
    stored: 'settings_version',
  },
  ticket: {
    path: '/tickets',
    key: ({ id }) => keys.ticket(id),
    make: async () => ({ subject: 'A crack' }),
    changes: [{ priority: 'urgent' }, { status: 'solved' }],
  },
};

beforeAll(async () => {
  const { id } = await api.make('/departments', { name: 'Everybody' });
  kinds['agent']?.changes.splice(1, 1, { department_ids: [id] });
});

describe.each(Object.entries(kinds))('%s', (_, { path, key, make, changes, counter = 'version', stored = counter }) => {
  let last: number | undefined;
  /** The former one goes: no two departments have one name. */
  const create = async () => {
    if (last !== undefined) await api.agent('DELETE', `${path}/${last}`);
    const made = await api.make(path, await make());
    last = made.id;
    return made;
  };
  const put = (id: number, body: object) => api.agent('PUT', `${path}/${id}`, { body });
  const get = async (id: number) => (await api.agent('GET', `${path}/${id}`)).body;

  it(`keeps both changes when two admins save at once, ${RACES} times`, async () => {
    for (let race = 0; race < RACES; race++) {
      const { id } = await create();
      const answers = await Promise.all(changes.map((body) => put(id, body)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await get(id)).toMatchObject(Object.assign({}, ...changes));
    }
  });

  it('lets one of two admins win who save on the same version, and shows the other what is stored', async () => {
    for (let race = 0; race < RACES; race++) {
      const made = await create();
      const answers = await Promise.all(changes.map((body) => put(made.id, { ...body, [counter]: made[counter] })));
      expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
      const now = await get(made.id);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body).toMatchObject({ code: 'conflict', current: now });
      expect(now[counter]).toBe(made[counter] + 1);
    }
  });

  it('takes a change made on the current version', async () => {
    const made = await create();
    const [first, second] = changes;
    const { body } = await put(made.id, { ...first, [counter]: made[counter] });
    expect(await put(made.id, { ...second, [counter]: body[counter] })).toMatchObject({ status: 200, body: first });
  });

  it('from before versions were stored counts as version 0 and can be changed and deleted', async () => {
    const made = await create();
    const { [stored]: _version, ...item } = (await api.deps.table.get({ Key: key(made) })) ?? {};
    await api.deps.table.put({ Item: item });
    expect(await get(made.id)).toMatchObject({ [counter]: 0 });
    expect((await put(made.id, { ...changes[0], [counter]: 1 })).status).toBe(409);
    expect(await put(made.id, { ...changes[0], [counter]: 0 })).toMatchObject({ status: 200, body: changes[0] });
    expect(await get(made.id)).toMatchObject({ ...changes[0], [counter]: 1 });
    // Tickets are never deleted.
    expect((await api.agent('DELETE', `${path}/${made.id}`)).status).toBe(path === '/tickets' ? 405 : 204);
  });
});

it("an agent's version stays when the agent sets their own status", async () => {
  const made = await api.make('/agents', { user_id: 'ada' });
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'away' } });
  const change = { max_concurrent_chats: 7, version: made.version };
  expect(await api.agent('PUT', `/agents/${made.id}`, { body: change })).toMatchObject({
    status: 200,
    body: { max_concurrent_chats: 7, status: 'away', version: made.version + 1 },
  });
});
