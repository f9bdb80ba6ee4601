/** The stand-in for a model, asked by the product's own prompts and read by the product itself. */
import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import type { CopilotTask } from '#core/model/knowledge/copilot-tasks.ts';
import { modelPrompt } from '#functions/bot/model/model-prompt.ts';
import { readOutput } from '#functions/bot/model/read-output.ts';
import type { Passage } from '#functions/bot/port/bot.ts';
import { copilotPrompt } from '#functions/use-cases/copilot/copilot-prompt.ts';
import { standInModel } from '#local/model/stand-in-model.ts';

const bot = { ...botDefaults, provider: 'openai-compatible', name: 'Ida', id: 1, version: 1, created_at: '' } as const;
const passage = (question: string, answer: string, url: string | null = null) =>
  ({ article: { question, answer, url } }) as Passage;

type Sent = { instructions: string; messages: readonly { role: string; content: string }[]; tools?: unknown };

/** What it answers, sent as the product's SDK does. */
function ask({ instructions, messages }: Sent, more: object = {}): { text: string; calls: unknown[] } {
  const body = { model: 'any', messages: [{ role: 'system', content: instructions }, ...messages], ...more };
  const request = { method: 'POST', path: '/local/model/v1/chat/completions', body: Buffer.from(JSON.stringify(body)) };
  const { status, body: answered } = standInModel(request as never);
  expect(status).toBe(200);
  if (!('stream' in more)) {
    const [choice] = JSON.parse(String(answered)).choices;
    return { text: choice.message.content ?? '', calls: choice.message.tool_calls ?? [] };
  }
  const events = String(answered)
    .split('\n\n')
    .filter((line) => line.startsWith('data: {'));
  const deltas = events.flatMap((line) => JSON.parse(line.slice(6)).choices.map((one: { delta: object }) => one.delta));
  return {
    text: deltas.map(({ content = '' }) => content).join(''),
    calls: deltas.flatMap(({ tool_calls = [] }) => tool_calls),
  };
}

const turn = (content: string, passages: readonly Passage[]) =>
  modelPrompt(
    {
      bot,
      conversation: 7,
      visitor: 8,
      seq: 1,
      history: [{ sender_type: 'visitor', content, visibility: 'public', metadata: null }],
      asked: [],
      turns: 0,
    },
    passages,
    9000,
  );

describe.each([[{}], [{ stream: true }]])('a bot with the stand-in (%j)', (more) => {
  it('says the first article that it was given, and names it', () => {
    const passages = [
      passage('Where is my order?', 'You find it\nunder Orders.', 'https://shop.example/orders'),
      passage('Can I return it?', 'Within 30 days.'),
    ];
    const expected = { action: 'answer', reply: 'You find it\nunder Orders.', sources: [1] };
    expect(readOutput(ask(turn('Where is it?', passages), more).text)).toMatchObject(expected);
    expect(readOutput(ask(turn('Where is it?', passages.slice(1)), more).text)).toMatchObject({
      reply: 'Within 30 days.',
    });
  });

  it('hands over where it was given none', () => {
    expect(readOutput(ask(turn('Where is it?', []), more).text)).toMatchObject({ action: 'escalate', reply: '' });
  });

  it('calls its tool with what the visitor named, and says what that returned', () => {
    const size = { type: 'string', enum: ['small', 'large'] };
    const properties = { order: { type: 'string' }, count: { type: 'number' }, size };
    const tools = [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object', properties } } }];
    const prompt = turn('Where is order A-17?', []);
    expect(ask(prompt, { ...more, tools }).calls).toMatchObject([
      { function: { name: 'look_up', arguments: '{"order":"A-17","count":17,"size":"small"}' } },
    ]);
    expect(ask(turn('Where is it?', []), { ...more, tools }).calls).toEqual([]);
    const returned = { role: 'tool', content: '{"status":"sent","parcels":[{"number":"X1"}]}' };
    const answer = ask({ ...prompt, messages: [...prompt.messages, returned] }, { ...more, tools });
    expect(readOutput(answer.text)).toMatchObject({
      action: 'answer',
      reply: 'This is what I found: status sent, number X1.',
    });
    const failed = { role: 'tool', content: '{"error":"It failed."}' };
    const none = ask({ ...prompt, messages: [...prompt.messages, failed] }, { ...more, tools });
    expect(readOutput(none.text)).toMatchObject({ action: 'escalate', reply: '' });
  });
});

describe('an agent with the stand-in', () => {
  const rows = ['My mug is broken. It came today.', 'Please refund it.'].map((content, index) => ({
    sender_type: 'visitor',
    visibility: 'public',
    content,
    metadata: null,
    seq: index + 1,
  }));
  const material = { bot, text: 'We will. Tomorrow.', rows, to: 'de' } as never as Parameters<typeof copilotPrompt>[0];
  const articles = [{ question: 'Refunds?', content: 'We refund broken things.' }] as never;
  const listed = ['refund', 'order'].map((name) => ({ name, description: '' })) as never;
  const sorting = { listed, labels: [], priority: 'normal' } as const;
  const written = (task: CopilotTask, given: object = {}): string =>
    ask(copilotPrompt({ ...material, articles: [], sorting: undefined, task, ...given }, 9000)).text;

  it.each<[CopilotTask, object, string]>([
    ['draft', { articles }, 'We refund broken things.\nSOURCES: 1'],
    ['draft', {}, 'NO_ANSWER'],
    ['shorter', {}, 'We will.'],
    ['friendlier', {}, 'We will. Tomorrow. Have a nice day!'],
    ['grammar', {}, 'We will. Tomorrow.'],
    ['summary', {}, 'It began with “My mug is broken. It came today.”, and ended with “Please refund it.”.'],
    ['translate', {}, 'We will. Tomorrow.'],
  ])('gets for %s with %j: %s', (task, given, text) => expect(written(task, given)).toBe(text));

  it('has a chat sorted by the labels that are said in it', () => {
    expect(JSON.parse(written('triage', { sorting }))).toEqual({
      labels: [{ name: 'refund', confidence: 0.9 }],
      priority: { name: 'normal', confidence: 0.9 },
    });
  });
});

describe('the stand-in', () => {
  const post = (path: string, body: string) =>
    standInModel({ method: 'POST', path: `/local/model/v1/${path}`, body: Buffer.from(body) } as never);

  it('embeds texts of the same words near to each other', () => {
    const input = ['Where is my order?', 'My order: where is it?', 'Can mugs be repaired'];
    const { data } = JSON.parse(String(post('embeddings', JSON.stringify({ input })).body));
    const [one, near, far] = data.map(({ embedding }: { embedding: number[] }) => embedding) as number[][];
    const likeness = (other: number[] = []): number =>
      (one ?? []).reduce((sum, number, at) => sum + number * (other[at] ?? 0), 0);
    expect(likeness(one)).toBeCloseTo(1);
    expect(likeness(near)).toBeGreaterThan(likeness(far) + 0.3);
  });

  it.each(['', '{}', '{"messages":[]}'])('refuses %j as a server of models does', (body) => {
    expect(post('chat/completions', body)).toMatchObject({ status: 400 });
  });
});
