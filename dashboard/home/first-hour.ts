/** The first hour of a deployment: what to set up, and what of it is done, from the settings as they are. */
import { signal } from '@preact/signals';
import type { Bot } from '#core/model/bots/bot.ts';
import type { Widget } from '#core/model/widgets/widget.ts';

/** The steps, in their order. */
export const firstSteps = ['agent', 'widget', 'try', 'colleague', 'hours', 'bot'] as const;
/** A step. */
export type FirstStep = (typeof firstSteps)[number];

/** What is read to tell whether a step is done; a part is undefined while nobody knows it. */
export type Facts = {
  isAgent: boolean | undefined;
  widgets: readonly Pick<Widget, 'business_hours'>[] | undefined;
  /** Whether any visitor ever wrote. */
  hasChats: boolean | undefined;
  agents: readonly unknown[] | undefined;
  bots: readonly { index: Pick<Bot['index'], 'articles'> }[] | undefined;
};

/** Whether each step is done; undefined while it isn't known. */
export const stepsDone = (facts: Facts): Record<FirstStep, boolean | undefined> => ({
  agent: facts.isAgent,
  widget: facts.widgets && facts.widgets.length > 0,
  try: facts.hasChats,
  colleague: facts.agents && facts.agents.length > 1,
  hours: facts.widgets?.some(({ business_hours }) => business_hours !== null),
  bot: facts.bots?.some(({ index }) => index.articles > 0),
});

/** By itself the list shows while something is left to do; a person may hide it, and show it again. */
export type ListChoice = 'auto' | 'hidden' | 'shown';

/** Whether the list shows. `auto`: not before everything is known, so that nothing flashes where all is done. */
export function isListShown(done: Record<FirstStep, boolean | undefined>, choice: ListChoice): boolean {
  if (choice !== 'auto') return choice === 'shown';
  return firstSteps.every((step) => done[step] !== undefined) && firstSteps.some((step) => !done[step]);
}

const KEY = 'live-chat.first-steps';
/** The browser's storage; it throws where that is blocked. */
type Stored = () => Pick<Storage, 'getItem' | 'setItem'>;

/** What a person chose in this browser, as a signal that is stored when it is set. */
export function createListChoice(storage: Stored) {
  const choice = signal<ListChoice>(read(storage));
  return {
    value: choice,
    set: (next: ListChoice) => {
      choice.value = next;
      try {
        storage().setItem(KEY, next);
      } catch {
        // Full or blocked storage: the choice lasts as long as the page.
      }
    },
  };
}

function read(storage: Stored): ListChoice {
  try {
    const stored = storage().getItem(KEY);
    return stored === 'hidden' || stored === 'shown' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}
