/** Canned responses in the reply box. */
import { describe, expect, it } from 'vitest';
import type { Action } from '#core/model/actions/action.ts';
import { commandAt, heldBack, prepare, prepared, replyBox } from '#dashboard/inbox/canned/canned.ts';
import { filled, fitting, takeUp } from '#dashboard/inbox/canned/fill-in.ts';
import { conversationOf } from '#test/dashboard/support/sample.ts';
import { processorMs } from '#test/support/processor-time.ts';

const responseOf = (id: number, shortcut: string, title: string, department_id: number | null = null) => ({
  id,
  shortcut,
  title,
  content: `${title}.`,
  department_id,
  actions: [],
  files: [],
  version: 1,
  created_at: '',
});

describe('the command at the caret', () => {
  it.each([
    ['/', ''],
    ['/ref', 'ref'],
    ['/olá', 'olá'],
    ['/prazo m', 'prazo m'],
    ['Hello, /hours', 'hours'],
    ['Hello\n/hours', 'hours'],
    ['/помощь', 'помощь'],
  ])('of %j is %j', (text, query) => {
    const command = commandAt(text, text.length);
    expect(command).toEqual({ from: text.lastIndexOf('/'), to: text.length, query, mark: '/' });
  });

  it.each(['and/or', 'https://shop.example/orders', '5 / 6', '/home/anna', 'Hello', '/hours\n'])(
    'is none in %j',
    (text) => expect(commandAt(text, text.length)).toBeUndefined(),
  );

  it('ends at the caret, not at the end of the text', () => {
    expect(commandAt('Hi /ref and more', 7)).toEqual({ from: 3, to: 7, query: 'ref', mark: '/' });
  });
});

describe('the canned responses that fit', () => {
  const all = [
    responseOf(1, 'shipping', 'Shipping times'),
    responseOf(2, 'medio', 'Prazo médio de entrega'),
    responseOf(3, 'hello', 'Olá e boas-vindas'),
    responseOf(4, 'team-only', 'For the other team', 9),
    responseOf(5, 'express', 'Shipping, express'),
  ];
  const found = (typed: string) => fitting(all, typed, 5).map(({ id }) => id);

  it('have the words in their shortcut or title, accents and case aside', () => {
    expect(found('olá')).toEqual([3]);
    expect(found('OLA')).toEqual([3]);
    expect(found('prazo m')).toEqual([2]);
    expect(found('medio')).toEqual([2]);
    expect(found('times shipping')).toEqual([1]);
    expect(found('shi ti')).toEqual([1]);
    expect(found('entréga  pra')).toEqual([2]);
  });

  it('come with the shortcut that begins so first', () => expect(found('ship')).toEqual([1, 5]));

  it('also have the words in their text, after those that have them in their title', () => {
    const said = { ...responseOf(6, 'a-first', 'Other'), content: 'Express shipping is free.' };
    expect(fitting([said, ...all], 'shipping', 5).map(({ id }) => id)).toEqual([1, 5, 6]);
  });

  it('are not those of another department', () => expect(found('team')).toEqual([]));

  it('are found among 2,000 in a moment', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      responseOf(index, `number-${index}`, `Antwort Nº ${index}`),
    );
    const ms = processorMs(() => {
      expect(fitting(many, 'number-1999', null)).toHaveLength(1);
      expect(fitting(many, 'number', null)).toHaveLength(50);
    });
    expect(ms).toBeLessThan(500);
  });
});

describe('the text of a canned response', () => {
  const conversation = conversationOf({ id: 1 });

  it('has its blanks filled in with what is known', () => {
    const { name } = conversation.visitor;
    expect(filled('Hello {{name}}, this is {{ agent }}.', conversation, 'Maya')).toBe(`Hello ${name}, this is Maya.`);
  });

  it('keeps a blank that nothing is known for', () => {
    const nameless = { visitor: { ...conversation.visitor, name: null } };
    expect(filled('Hello {{name}}, order {{order}}', nameless, undefined)).toBe('Hello {{name}}, order {{order}}');
  });
});

describe('the actions of a canned response', () => {
  const resolves: Action = { type: 'resolve' };
  const conversation = conversationOf({ id: 1 });
  const taken = (actions: Action[]) => takeUp({ ...responseOf(1, 'a', 'A'), actions }, 'Maya')(conversation, 'reply');

  it('are prepared with their notes filled in, and given to no other conversation', () => {
    prepare(1, []);
    taken([{ type: 'note', content: 'By {{agent.name}}' }]);
    expect(prepared.peek()).toEqual({ 1: [{ type: 'note', content: 'By Maya' }] });
  });

  it('come after those of an earlier one, which they replace where there may be one only', () => {
    prepare(1, []);
    taken([{ type: 'add_label', label: 'a' }, { type: 'set_priority', priority: 'low' }, { type: 'resolve' }]);
    taken([
      { type: 'add_label', label: 'a' },
      { type: 'set_priority', priority: 'high' },
      { type: 'snooze', for: 60 },
    ]);
    expect(prepared.peek()[1]).toEqual([
      { type: 'add_label', label: 'a' },
      { type: 'set_priority', priority: 'high' },
      { type: 'snooze', for: 60 },
    ]);
  });

  it('are for a reply: a note takes the text only, with its variables filled in', () => {
    prepare(1, []);
    const response = { ...responseOf(1, 'a', 'A'), content: 'Called {{visitor.name|them}}', actions: [resolves] };
    expect(takeUp(response, 'Maya')(conversation, 'note')).toBe(`Called ${conversation.visitor.name}`);
    expect(prepared.peek()).toEqual({ 1: [] });
  });

  it('leave what is prepared alone if there are none', () => {
    prepare(1, [{ type: 'resolve' }]);
    expect(taken([])).toBe('A.');
    expect(prepared.peek()[1]).toEqual([{ type: 'resolve' }]);
  });
});

describe('the files of a canned response', () => {
  it('are attached as copies, to a reply and to a note', () => {
    const file = { id: '0-r5-abcdefghijabcdefghij', name: 'map.png', type: 'image/png', size: 5, width: 4, height: 3 };
    const attached: unknown[] = [];
    replyBox.attach = (files) => attached.push(...files);
    const take = takeUp({ ...responseOf(1, 'a', 'A'), files: [file] }, 'Maya');
    for (const mode of ['reply', 'note'] as const) take(conversationOf({ id: 1 }), mode);
    const copy = { copyOf: file.id, name: 'map.png', type: 'image/png', size: 5 };
    expect(attached).toEqual([copy, copy]);
    replyBox.attach = undefined;
  });
});

describe('what is typed in a note', () => {
  it.each([
    ['See /ref', '/'],
    ['Ask @ben', '@'],
  ])('%j ends in a command', (text, mark) =>
    expect(commandAt(text, text.length, '/@')).toEqual({ from: 4, to: text.length, query: text.slice(5), mark }),
  );
});

describe('a reply', () => {
  it.each([
    ['/refund', 'command'],
    ['/prazo m', 'command'],
    ['Hello {{name}}', 'blank'],
    ['Hello {{ First_Name }}', 'blank'],
  ])('%j is not sent unasked', (text, kind) => expect(heldBack(text)?.kind).toBe(kind));

  it.each(['Hello', '/', 'See /hours', '/home/anna is full', 'and/or', 'https://shop.example/{id}'])(
    '%j is sent at once',
    (text) => expect(heldBack(text)).toBeUndefined(),
  );
});
