/** What rules cost: nothing for a message that no rule waits for, and a transaction for each run. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Rule } from '#core/automation/rules/rule.ts';
import type { Id } from '#core/model/id.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { readDue } from '#functions/store/lifecycle/due-store.ts';
import { ruleStore } from '#functions/store/automation/rule-store.ts';
import { subscriptionsOf } from '#functions/store/webhooks/subscriptions.ts';
import { runDueRule } from '#functions/use-cases/rules/due-rule.ts';
import { rulesOnRow } from '#functions/use-cases/rules/rules-on-rows.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { type TestTable, startTestTable } from '#test/support/dynamodb.ts';

let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
});
afterAll(() => table.stop());

let rules = 100;
let conversation: Id;
let visitor: Id;
beforeEach(async () => {
  visitor = await aVisitor(deps);
  conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
});
async function aRule(fields: Partial<Rule>): Promise<Rule> {
  const id = ++rules;
  const created_at = new Date(deps.now()).toISOString();
  const actions: Rule['actions'] = [{ type: 'add_label', label: 'vip' }];
  const on = { type: 'visitor_message' } as const;
  const rule: Rule = {
    id,
    name: 'VIP',
    is_enabled: true,
    position: id,
    on,
    conditions: [],
    actions,
    version: 1,
    created_at,
    ...fields,
  };
  await ruleStore.put(deps.table, rule, deps.now());
  deps.events = subscriptionsOf(deps, []);
  await deps.events.wants('ticket.created');
  return rule;
}
const writes = () =>
  sendVisitorMessage(deps, conversation, {
    visitor,
    name: null,
    content: 'Hello?',
    client_message_id: freshId(),
    allowance,
    limitRepeats: () => {},
  });
const newest = async () => {
  const row = await newestRow(deps.table, conversation, { consistent: true });
  if (!row) throw new Error('The conversation is gone.');
  return row;
};

it('a message costs the same with a rule on something else, and only the mark with one on messages', async () => {
  const plain = async () => {
    deps.resetUnits();
    await writes();
    return { ...deps.units };
  };
  const before = await plain();
  await aRule({ on: { type: 'resolved' } });
  expect(await plain()).toEqual(before);
  expect((await newest()).milestone).toBe(null);
  const rule = await aRule({});
  expect(await plain()).toEqual(before);
  expect((await newest()).milestone).toBe('published');
  await ruleStore.remove(deps.table, rule, 0, deps.now());
});

it('a run that labels costs a transaction of two items', async () => {
  const rule = await aRule({});
  await writes();
  const row = await newest();
  deps.resetUnits();
  await rulesOnRow(deps, row);
  expect((await newest()).metadata?.event).toBe('rule_ran');
  expect(deps.units).toEqual({ read: 5.5, write: 4, index: 0 });
  deps.resetUnits();
  await rulesOnRow(deps, row);
  expect(deps.units).toEqual({ read: 5.5, write: 0, index: 0 });
  await ruleStore.remove(deps.table, rule, 0, deps.now());
});

it('waiting for time costs a write when it starts, and one when it is over', async () => {
  const rule = await aRule({ on: { type: 'unanswered', minutes: 1 } });
  const chat = (await startConversation(deps, aStart(await aVisitor(deps)))).row;
  deps.resetUnits();
  await rulesOnRow(deps, chat);
  expect(deps.units).toEqual({ read: 1, write: 1, index: 0 });
  const [due] = await readDue(deps.table, deps.now() + 120_000);
  expect(due).toMatchObject({ kind: 'rule', conversation_id: chat.conversation_id, ref: `${rule.id}.1` });
  deps.clock.ms += 120_000;
  deps.resetUnits();
  if (due) await runDueRule(deps, due);
  expect(deps.units).toEqual({ read: 4, write: 4, index: 0 });
  await ruleStore.remove(deps.table, rule, 0, deps.now());
});
