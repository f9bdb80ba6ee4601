import { beforeAll, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
});

const ends = { bye: { kind: 'end' } };
const greeting = (text: string) => ({
  start: 'hello',
  steps: { hello: { kind: 'message', text, next: 'bye' }, ...ends },
});
const make = (definition: object) => api.agent('POST', '/workflows', { body: { name: 'Intake', definition } });

describe('a workflow', () => {
  it('is created, listed, read, changed and deleted, with its steps in their order', async () => {
    const made = await make(greeting('Hi'));
    expect(made).toMatchObject({ status: 201, body: { name: 'Intake', version: 1, definition: greeting('Hi') } });
    expect(Object.keys(made.body.definition.steps)).toEqual(['hello', 'bye']);
    const path = `/workflows/${made.body.id}`;
    expect((await api.agent('GET', path)).body).toEqual(made.body);
    expect((await api.agent('GET', '/workflows')).body.data).toContainEqual(made.body);
    expect((await api.agent('DELETE', path)).status).toBe(204);
    expect((await api.agent('GET', path)).status).toBe(404);
  });

  it('gets another version when its definition changes, and only then', async () => {
    const { body } = await make(greeting('Hi'));
    const path = `/workflows/${body.id}`;
    const change = async (fields: object) => (await api.agent('PUT', path, { body: fields })).body.version;
    expect(await change({ name: 'Other' })).toBe(1);
    expect(await change({ definition: greeting('Hi') })).toBe(1);
    expect(await change({ definition: greeting('Hello') })).toBe(2);
    expect(await change({ definition: greeting('Hi') })).toBe(3);
  });

  it('never shows its signing secret, but once when another is issued', async () => {
    const { body } = await make(greeting('Hi'));
    expect(JSON.stringify(body)).not.toContain('secret');
    const issued = await api.agent('POST', `/workflows/${body.id}/signing-secret`);
    expect(issued).toMatchObject({ status: 200, body: { signing_secret: expect.stringMatching(/^whsec_\w{48}$/) } });
    expect(JSON.stringify((await api.agent('GET', `/workflows/${body.id}`)).body)).not.toContain('secret');
  });

  it('handles the chats of a widget, and is not deleted while one uses it', async () => {
    const { body } = await make(greeting('Hi'));
    const settings = { handler_type: 'workflow', handler_id: body.id };
    const widget = await api.make('/widgets', { name: 'Shop', ...settings });
    expect(widget).toMatchObject(settings);
    expect(await api.agent('DELETE', `/workflows/${body.id}`)).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: 'This workflow is used by widget Shop.' },
    });
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { handler_type: 'agent', handler_id: null } });
    expect((await api.agent('DELETE', `/workflows/${body.id}`)).status).toBe(204);
  });

  it('keeps the bot and the department it hands over to from being deleted, and no agent', async () => {
    const bot = await api.make('/bots', { name: 'Ida', provider: 'built-in' });
    const department = await api.make('/departments', { name: 'Sales' });
    const agent = await api.make('/agents', { user_id: 'ada' });
    const steps = {
      what: {
        kind: 'choice',
        text: 'What is it about?',
        options: [
          { label: 'An order', next: 'bot' },
          { label: 'A repair', next: 'team' },
          { label: 'Ada', next: 'ada' },
        ],
      },
      bot: { kind: 'handoff', to: { type: 'bot', bot_id: bot.id }, text: 'One moment' },
      team: { kind: 'handoff', to: { type: 'department', department_id: department.id }, text: 'One moment' },
      ada: { kind: 'handoff', to: { type: 'agent', agent_id: agent.id }, text: 'One moment' },
    };
    const { body } = await make({ start: 'what', steps });
    for (const [path, detail] of [
      [`/bots/${bot.id}`, 'This bot is used by workflow Intake.'],
      [`/departments/${department.id}`, 'This department is used by workflow Intake.'],
    ] as const)
      expect(await api.agent('DELETE', path)).toMatchObject({ status: 409, body: { code: 'conflict', detail } });
    expect((await api.agent('DELETE', `/agents/${agent.id}`)).status).toBe(204);
    expect((await api.agent('PUT', `/workflows/${body.id}`, { body: { definition: greeting('Hi') } })).status).toBe(
      200,
    );
    for (const path of [`/bots/${bot.id}`, `/departments/${department.id}`])
      expect((await api.agent('DELETE', path)).status).toBe(204);
  });

  it.each([
    [{ handler_type: 'workflow' }, 'Must be the id of an existing workflow. Got null'],
    [{ handler_type: 'workflow', handler_id: 5 }, 'Must be the id of an existing workflow. Got 5'],
    [{ handler_type: 'ai_bot', handler_id: 5 }, 'Must be the id of an existing bot. Got 5'],
    [{ handler_type: 'agent', handler_id: 5 }, 'Must be null while handler_type is agent. Got 5'],
  ])('a widget handled by %j is refused', async (settings, message) => {
    const answer = await api.agent('POST', '/widgets', { body: { name: 'Shop', ...settings } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'body.handler_id', message }] } });
  });
});

describe('a definition is refused with the step and the reason', () => {
  const http = (url: string) => ({
    start: 'call',
    steps: { call: { kind: 'http', url, next: 'bye', on_error: 'bye' }, ...ends },
  });
  const handoff = (to: object) => ({ start: 'hand', steps: { hand: { kind: 'handoff', to, text: 'One moment' } } });
  it.each([
    [greeting(''), 'hello.text', 'Enter a text'],
    [http('http://api.example.com/'), 'call.url', 'Must be an https URL. Got "http://api.example.com/"'],
    [
      http('https://api:secret@api.example.com/'),
      'call.url',
      'Must not contain a user name or password. Got "https://api:secret@api.example.com/"',
    ],
    [http('https://api.example.com/\uD83D'), 'call.url', expect.stringContaining('half characters')],
    [http('https://evil.example.com/'), 'call.url', 'Must go to one of api.example.com. Got evil.example.com'],
    [http('https://api.example.com:8443/'), 'call.url', 'Must go to one of api.example.com. Got api.example.com:8443'],
    [handoff({ type: 'department', department_id: 5 }), 'hand.to', 'There is no department 5'],
    [handoff({ type: 'agent', agent_id: 5 }), 'hand.to', 'There is no agent 5'],
    [handoff({ type: 'bot', bot_id: 5 }), 'hand.to', 'There is no bot 5'],
  ])('%j', async (definition, path, message) => {
    expect(await make(definition)).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', errors: [{ path: `body.definition.steps.${path}`, message }] },
    });
  });

  it('when it is larger than a list of workflows can bear', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `step${index}`,
        { kind: 'message', text: 'x'.repeat(1900), next: index === 39 ? 'bye' : `step${index + 1}` },
      ]),
    );
    const answer = await make({ start: 'step0', steps: { ...long, ...ends } });
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });
});
