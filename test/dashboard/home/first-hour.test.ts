import { describe, expect, it } from 'vitest';
import { type Facts, createListChoice, firstSteps, isListShown, stepsDone } from '#dashboard/home/first-hour.ts';

const nothing: Facts = { isAgent: false, widgets: [], hasChats: false, agents: [], bots: [] };
const all: Facts = {
  isAgent: true,
  widgets: [{ business_hours: null }, { business_hours: { timezone: 'UTC' } }],
  hasChats: true,
  agents: [1, 2],
  bots: [{ index: { articles: 0 } }, { index: { articles: 3 } }],
};
const names = (facts: Facts) => firstSteps.filter((step) => stepsDone(facts)[step]);

describe('the first steps', () => {
  it('are all open in an empty deployment and all done where everything is set up', () => {
    expect(names(nothing)).toEqual([]);
    expect(names(all)).toEqual([...firstSteps]);
  });

  it.each<[string, Partial<Facts>, (typeof firstSteps)[number]]>([
    ['a widget without hours', { widgets: [{ business_hours: null }] }, 'widget'],
    ['being an agent', { isAgent: true }, 'agent'],
    ['a chat', { hasChats: true }, 'try'],
    ['a second agent', { agents: [1, 2] }, 'colleague'],
    ['a bot with an article', { bots: [{ index: { articles: 1 } }] }, 'bot'],
  ])('are checked off one by one: %s', (_, facts, step) => {
    expect(names({ ...nothing, ...facts })).toEqual([step]);
  });

  it('are not done by an agent alone or by a bot that knows nothing', () => {
    expect(names({ ...nothing, agents: [1], bots: [{ index: { articles: 0 } }] })).toEqual([]);
  });

  it('are neither done nor open while nobody knows', () => {
    expect(stepsDone({ ...all, widgets: undefined })).toMatchObject({ widget: undefined, hours: undefined, bot: true });
  });
});

describe('the list of first steps', () => {
  it('shows by itself once everything is known and something is left', () => {
    expect(isListShown(stepsDone(nothing), 'auto')).toBe(true);
    expect(isListShown(stepsDone({ ...nothing, bots: undefined }), 'auto')).toBe(false);
    expect(isListShown(stepsDone(all), 'auto')).toBe(false);
  });

  it('stays hidden when hidden and shows when it is asked for, whatever is done', () => {
    expect(isListShown(stepsDone(nothing), 'hidden')).toBe(false);
    expect(isListShown(stepsDone(all), 'shown')).toBe(true);
  });

  it('remembers the choice in the browser, and works where storage is blocked', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    createListChoice(() => storage).set('hidden');
    expect(createListChoice(() => storage).value.value).toBe('hidden');
    const choice = createListChoice(() => {
      throw new Error('blocked');
    });
    choice.set('shown');
    expect(choice.value.value).toBe('shown');
  });
});
