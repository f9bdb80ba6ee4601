/** Running actions from the dashboard: shown immediately, said one by one where refused, tried again under one id, undone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { Action } from '#core/model/actions/action.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { runAlone, runWith } from '#dashboard/workspace/run-macro.ts';
import { heldUp } from '#dashboard/workspace/held-up.ts';
import { toasts } from '#dashboard/ui/controls/toasts.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';

type Call = { operation: string; body: Record<string, unknown> };
type Answers = (call: Call) => unknown;

const actions: Action[] = [
  { type: 'add_label', label: 'refund' },
  { type: 'assign', agent_id: 7 },
  { type: 'resolve' },
];
const done = { outcome: 'done', reason: null };
const conversation = conversationOf({ id: 1, labels: ['vip'] });

beforeEach(() => void (toasts.value = []));

function desk(answers: Answers) {
  const calls: Call[] = [];
  const shown: Partial<Conversation>[] = [];
  const of = {
    api: async (operation: string, { body = {} }: { body?: Record<string, unknown> }) => {
      const call = { operation, body };
      calls.push(call);
      return answers(call);
    },
    inbox: {
      own: () => undefined,
      accept: () => undefined,
      conversations: {
        get: () => conversation,
        expect: (_: number, change: object) => (shown.push(change), () => undefined),
      },
    },
    me: { peek: () => ({ agent: { id: 1 } }) },
    team: { agentName: () => 'Ben', departments: { value: { value: {} } } },
  };
  return { of: of as unknown as Parameters<typeof runAlone>[0], calls, shown };
}
const ran = (...results: object[]) => ({ message: { id: 5 }, results, conversation });
const sent = {
  conversation_id: 1,
  client_message_id: 'client-0001',
  content: 'Refunded.',
  files: [],
  visibility: 'public',
  created_at: '',
  state: 'sending',
  error: undefined,
  actions,
} as const;
const texts = () => toasts.peek().map(({ text }) => text);

it('shows what it comes to before the server answers, and sends what was seen', async () => {
  const { of, calls, shown } = desk(() => ran(done, done, done));
  await expect(runWith(of, sent)).resolves.toEqual({ id: 5 });
  expect(shown).toEqual([{ labels: ['vip', 'refund'], agent_id: 7, status: 'resolved', waiting_since: null }]);
  expect(calls[0]?.body).toMatchObject({ content: 'Refunded.', actions, seen_seq: conversation.last_seq });
  expect(texts()).toEqual(['3 actions done']);
});

it('names each action that wasn’t done, and why', async () => {
  const { of } = desk(() =>
    ran(done, { outcome: 'refused', reason: 'at_capacity' }, { outcome: 'refused', reason: 'visitor_wrote' }),
  );
  await runWith(of, sent);
  expect(texts()).toEqual([
    'Assign to Ben: they are at capacity.\nResolve: the visitor has just written. Read the message first.',
  ]);
  expect(toasts.peek()[0]).toMatchObject({ kind: 'problem', action: { label: 'Undo' } });
});

it('says what was seen when the reply was written, not when it is sent', async () => {
  const { of, calls } = desk(() => ran(done, done, done));
  await runWith(of, { ...sent, seenSeq: 2 });
  expect(calls[0]?.body).toMatchObject({ seen_seq: 2 });
});

describe('a resolve that misses required attributes', () => {
  const missing = { outcome: 'refused', reason: 'attributes_required' };
  afterEach(() => void delete heldUp.ask);

  it('opens their form, and resolves once they are filled in', async () => {
    const { of, calls } = desk(({ operation }) =>
      operation === 'runActions' ? ran(done, done, missing) : conversation,
    );
    const asked: [number, () => Promise<boolean>][] = [];
    heldUp.ask = async (_, id, end) => void asked.push([id, end]);
    await runWith(of, sent);
    expect([texts(), asked.map(([id]) => id)]).toEqual([['2 actions done'], [1]]);
    expect(await asked[0]?.[1]()).toBe(true);
    expect(calls.map(({ operation }) => operation)).toEqual(['runActions', 'resolveConversation']);
  });

  it('is said where no page has the form', async () => {
    const { of } = desk(() => ran(done, done, missing));
    await runWith(of, sent);
    expect(texts()).toEqual(['Resolve: attributes that your team requires are empty.']);
  });
});

it('tries once more under the same id when the answer is lost, and says why it failed for good', async () => {
  let tries = 0;
  const { of, calls } = desk(() => {
    if ((tries += 1) === 1) throw new TypeError('Failed to fetch');
    return ran(done, done, done);
  });
  await runAlone(of, 1, actions);
  expect(new Set(calls.map(({ body }) => body['client_message_id'])).size).toBe(1);
  expect(texts()).toEqual(['3 actions done']);
  toasts.value = [];
  const refused = desk(() => {
    throw new ApiError(404, { code: 'not_found', detail: 'Not found.' }, null);
  });
  await runAlone(refused.of, 1, actions);
  expect(toasts.peek()).toMatchObject([{ kind: 'problem' }]);
});

it('is undone by the button of its message, which says what stays', async () => {
  const { of, calls } = desk(({ operation }) =>
    operation === 'runActions'
      ? ran(done, done, done)
      : { results: [done, done, { outcome: 'refused', reason: 'changed_since' }], conversation },
  );
  await runWith(of, sent);
  toasts.peek()[0]?.action?.run();
  await expect.poll(texts).toContain('Resolve: not undone, as it was changed since.');
  expect(calls[1]).toEqual({ operation: 'undoActions', body: { client_message_id: 'client-0001' } });
});
