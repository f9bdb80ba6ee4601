/** What visitors are told when their chat waits for agents. */
import { beforeEach, expect, it } from 'vitest';
import { awaySentence, handoffSentence } from '#core/automation/handoff-words.ts';
import { type Widget, widgetDefaults } from '#core/model/widgets/widget.ts';
import { keys } from '#functions/store/keys.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { farewell } from '#functions/use-cases/lifecycle/handoff.ts';
import { anAgent, aVisitor } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let visitor_id: number;
const told = (text?: string) => farewell(deps, { widget_id: 1, visitor_id, department_id: null }, text);
const aWidget = (fields: Partial<Widget> = {}) =>
  deps.table.put({ Item: { ...keys.widget(1), id: 1, ...widgetDefaults, ...fields } });
const speaks = async (locale: string | null) => {
  visitor_id = await aVisitor(deps);
  await deps.table.put({ Item: { ...keys.visitor(visitor_id), id: visitor_id, locale } });
};

beforeEach(() => {
  deps = memoryDeps();
});

it.each(['de-AT', 'ja', 'tlh', null])(
  'says in the visitor’s language that nobody is there, where nobody gave the widget other words: %j',
  async (locale) => {
    await aWidget();
    await speaks(locale);
    expect(await told()).toBe(awaySentence(locale));
    expect(await told('We take over.')).toBe(`We take over.\n\n${awaySentence(locale)}`);
  },
);

it('says what the widget was given, in the visitor’s language where it has that', async () => {
  await aWidget({ offline_message: 'Back on Monday.', texts: { de: { offline_message: 'Montag wieder da.' } } });
  await speaks('de-AT');
  expect(await told()).toBe('Montag wieder da.');
  await speaks('fr');
  expect(await told()).toBe('Back on Monday.');
});

it('says who takes over while somebody is there', async () => {
  await aWidget();
  await speaks('fr');
  await heartbeat(deps, (await anAgent(deps)).id, 60);
  expect(await told()).toBe(handoffSentence('fr'));
});
