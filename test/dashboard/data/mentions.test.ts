import { describe, expect, it } from 'vitest';
import { commandAt } from '#dashboard/inbox/canned/canned.ts';
import { fittingAgents, mentionedIn, splitMentions } from '#dashboard/data/mentions.ts';

const team = [
  { id: 1, name: 'Ana' },
  { id: 2, name: 'Ana Lima' },
  { id: 3, name: 'Zoë O’Brien' },
  { id: 4, name: 'Zoë O’Brien' },
  { id: 5, name: '' },
];

describe('what a note calls', () => {
  it.each([
    ['nobody', 'Hello Ana', []],
    ['one by name', '@Ana please', [1]],
    ['the longest name that fits', '@Ana Lima please', [2]],
    ['a name before punctuation', 'Ask @Ana, or @Ana Lima.', [1, 2]],
    ['nobody by half a name', '@Anastasia', []],
    ['everybody who has the name', '@Zoë O’Brien', [3, 4]],
    ['each once', '@Ana @Ana', [1]],
    ['nobody by an address', 'mail ana@example.com', []],
  ])('is %s', (_, text, ids) => {
    expect(mentionedIn(text, team)).toEqual(ids);
  });

  it('is ten agents at most', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ id: index + 1, name: `Agent ${index + 10}` }));
    expect(mentionedIn(many.map(({ name }) => `@${name}`).join(' '), many)).toHaveLength(10);
  });

  it('is cut out of its text without losing any of it', () => {
    const text = 'Hi @Ana Lima, @nobody and @Ana';
    const pieces = splitMentions(text, team);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ isMention }) => isMention).map((piece) => piece.text)).toEqual(['@Ana Lima', '@Ana']);
  });
});

describe('agents that fit what is typed', () => {
  const named = (typed: string) => fittingAgents(team.slice(0, 3), typed).map(({ name }) => name);
  it.each([
    ['', ['Ana', 'Ana Lima', 'Zoë O’Brien']],
    ['an', ['Ana', 'Ana Lima']],
    ['LIM', ['Ana Lima']],
    ['zoe', ['Zoë O’Brien']],
    ['Ana Lima', []],
    ['Ana please', []],
  ])('after @%s are %j', (typed, names) => {
    expect(named(typed)).toEqual(names);
  });

  it('are looked for in a note behind @ and a blank, and not in an address', () => {
    expect(commandAt('Ask @an', 7, '@')).toEqual({ from: 4, to: 7, query: 'an', mark: '@' });
    expect(commandAt('Later (@an', 10, '@')).toEqual({ from: 7, to: 10, query: 'an', mark: '@' });
    expect(commandAt('mail a@b', 8, '@')).toBeUndefined();
    expect(commandAt('Later (/an', 10)).toBeUndefined();
    expect(commandAt('/an', 3, '@')).toBeUndefined();
    expect(commandAt('@an', 3)).toBeUndefined();
  });
});
