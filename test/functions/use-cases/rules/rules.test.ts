/** Rules on what happens and on time: each runs once for each cause, in order, and never because of itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { getConversationRecord, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Id } from '#core/model/id.ts';
import { react } from '#functions/handlers/react.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { keys } from '#functions/store/keys.ts';
import { readDue } from '#functions/store/lifecycle/due-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import { ruleStore } from '#functions/store/automation/rule-store.ts';
import { editMetadata } from '#functions/use-cases/conversations/edit-metadata.ts';
import { rate, reopen, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import { allowance, aDepartment } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { aTeam, isForReact } from '#test/support/rules.ts';

const MINUTE = 60_000;

type Team = Awaited<ReturnType<typeof aTeam>>;
let deps: MemoryDeps;
let team: Team;
const by = () => team.by;
const aRule: Team['aRule'] = (fields) => team.aRule(fields);
const chat: Team['chat'] = (content) => team.chat(content);
const writes: Team['writes'] = (conversation, content) => team.writes(conversation, content);
const answers: Team['answers'] = (conversation) => team.answers(conversation);
const passes: Team['passes'] = (minutes) => team.passes(minutes);
const settles: Team['settles'] = () => team.settles();
const runs: Team['runs'] = (conversation) => team.runs(conversation);
const infoOf = async (conversation: Id) => (await getConversationRecord(deps.table, conversation))?.metadata;
beforeEach(async () => {
  team = await aTeam();
  deps = team.deps;
});

describe('rules on what happens', () => {
  it('does its actions and says so in one row', async () => {
    await aRule({
      name: 'VIP',
      on: { type: 'visitor_message' },
      conditions: [{ about: 'text', contains: ['invoice'] }],
      actions: [
        { type: 'add_label', label: 'vip' },
        { type: 'set_priority', priority: 'high' },
      ],
    });
    const conversation = await chat();
    expect(await runs(conversation)).toEqual([]);
    await writes(conversation, 'Where is my INVOICE?');
    expect(await runs(conversation)).toEqual(['Rule “VIP”: labelled vip; priority high']);
    expect(await infoOf(conversation)).toMatchObject({ labels: ['vip'], priority: 'high' });
    await writes(conversation, 'The invoice, please');
    expect((await runs(conversation)).at(-1)).toBe('Rule “VIP”: already labelled vip; already priority high');
    const row = await newestRow(deps.table, conversation);
    const actions = [
      { type: 'add_label', label: 'vip', outcome: 'unchanged' },
      { type: 'set_priority', priority: 'high', outcome: 'unchanged' },
    ];
    expect(row?.metadata?.rule).toMatchObject({ name: 'VIP', actions });
  });

  it('reads and writes nothing for a message while no rule waits for messages', async () => {
    await aRule({ on: { type: 'resolved' } });
    const conversation = await chat();
    const before = deps.table.changes.length;
    await writes(conversation, 'One');
    expect(deps.table.changes.length - before).toBe(1);
    expect((await listRows(deps.table, conversation, { after: 0, limit: 100 })).at(-1)?.milestone).toBe(null);
  });

  it('runs once when the stream repeats a record, and when two readers have it at once', async () => {
    await aRule({ on: { type: 'resolved' }, actions: [{ type: 'note', content: 'Call back' }] });
    const conversation = await chat();
    await resolve(deps, conversation, by());
    const { Records } = team.news();
    const own = { Records: Records.filter(isForReact) };
    await Promise.all([team.readers.react(own), react(deps)(own)]);
    await team.readers.react(own);
    await settles();
    await team.readers.react(own);
    expect((await team.course(conversation)).slice(-3)).toEqual([
      'resolved',
      'agent: Call back',
      expect.stringMatching(/: note written$/),
    ]);
    await reopen(deps, conversation, by());
    await resolve(deps, conversation, by());
    await settles();
    expect(await runs(conversation)).toHaveLength(2);
  });

  it('runs in the order of the rules, whichever was created first', async () => {
    await aRule({ name: 'second', position: 20, actions: [{ type: 'set_priority', priority: 'urgent' }] });
    await aRule({ name: 'first', position: 10, actions: [{ type: 'set_priority', priority: 'low' }] });
    const conversation = await chat();
    expect(await runs(conversation)).toEqual(['Rule “first”: priority low', 'Rule “second”: priority urgent']);
    expect((await infoOf(conversation))?.priority).toBe('urgent');
  });

  it('says which action could not be done and why, and does the others', async () => {
    const full = await team.comes('Ben', 0);
    await aRule({
      on: { type: 'rated' },
      conditions: [{ about: 'rating', in: [1, 2] }],
      actions: [
        { type: 'assign', agent_id: full.id },
        { type: 'add_label', label: 'unhappy' },
      ],
    });
    const conversation = await chat();
    await resolve(deps, conversation, by());
    const { visitor_id } = await team.stateOf(conversation);
    await rate(deps, conversation, { visitor: visitor_id, rating: 5, feedback: null, allowance });
    await settles();
    expect(await runs(conversation)).toEqual([]);
    await rate(deps, conversation, { visitor: visitor_id, rating: 1, feedback: null, allowance });
    await settles();
    expect(await runs(conversation)).toEqual([expect.stringMatching(/not assigned to Ben \(.+\); labelled unhappy$/)]);
  });

  it('runs on a label and a priority that people set, and not on those that a rule sets', async () => {
    await aRule({
      name: 'a',
      on: { type: 'labelled', label: 'vip' },
      actions: [{ type: 'set_priority', priority: 'high' }],
    });
    await aRule({ name: 'b', on: { type: 'priority_changed' }, actions: [{ type: 'add_label', label: 'vip' }] });
    const conversation = await chat();
    await editMetadata(deps, conversation, () => ({ labels: ['other'] }));
    await settles();
    expect(await runs(conversation)).toEqual([]);
    await editMetadata(deps, conversation, () => ({ labels: ['other', 'vip'] }));
    await settles();
    expect(await runs(conversation)).toEqual(['Rule “a”: priority high']);
    await changePriority(deps, conversation, 'urgent');
    await settles();
    expect(await runs(conversation)).toEqual(['Rule “a”: priority high', 'Rule “b”: already labelled vip']);
  });

  it('never runs because of itself: what is queued by a rule and assigned again doesn’t go round', async () => {
    const other = await aDepartment(deps, 7);
    await team.comes('Ben');
    await aRule({ on: { type: 'assigned' }, actions: [{ type: 'assign', department_id: null }] });
    await aRule({ on: { type: 'assigned' }, actions: [{ type: 'add_label', label: String(other) }] });
    const conversation = await chat();
    expect(await runs(conversation)).toHaveLength(2);
    await writes(conversation, 'Still here');
    await requeue(deps, conversation, by());
    await settles();
    expect(await runs(conversation)).toHaveLength(4);
  });

  it('doesn’t run once it is switched off or deleted', async () => {
    const rule = await aRule({});
    await ruleStore.change(deps.table, rule, { ...rule, is_enabled: false }, deps.now());
    expect(await runs(await chat())).toEqual([]);
    deps.clock.ms += MINUTE;
    expect(await deps.table.get({ Key: keys.subscriptions() })).toEqual(keys.subscriptions());
  });

  it('says so when the agent or department that it names was removed', async () => {
    await aDepartment(deps, 8);
    await aRule({ actions: [{ type: 'assign', department_id: 8 }] });
    const stored = await departmentStore.get(deps.table, 8);
    if (stored) await departmentStore.remove(deps.table, stored.record, stored.uses, deps.now());
    expect(await runs(await chat())).toEqual([expect.stringMatching(/not moved to a department \(was removed\)$/)]);
  });
});

describe('rules on time', () => {
  const unanswered = { type: 'unanswered', minutes: 10 } as const;

  it('runs when nobody has answered in time, once', async () => {
    await aRule({ name: 'Late', on: unanswered, actions: [{ type: 'set_priority', priority: 'urgent' }] });
    const conversation = await chat();
    await passes(9);
    expect(await runs(conversation)).toEqual([]);
    await passes(1);
    expect(await runs(conversation)).toEqual(['Rule “Late”: priority urgent']);
    await passes(30);
    expect(await runs(conversation)).toHaveLength(1);
    expect(await readDue(deps.table, deps.now() + 100 * MINUTE)).toEqual([]);
  });

  it('starts again with the next unanswered message, and not with more messages of one who waits', async () => {
    await aRule({ on: unanswered });
    const conversation = await chat();
    await writes(conversation, 'Hello??');
    await answers(conversation);
    await passes(20);
    expect(await runs(conversation)).toEqual([]);
    await writes(conversation, 'One more thing');
    await passes(5);
    await writes(conversation, 'And another');
    await passes(5);
    expect(await runs(conversation)).toHaveLength(1);
  });

  it('runs once when two sweeps meet, and not when an answer came first', async () => {
    await aRule({ on: unanswered });
    const [late, answered] = [await chat(), await chat()];
    deps.clock.ms += 10 * MINUTE;
    await answers(answered);
    await Promise.all([team.readers.sweep(), sweep(deps)()]);
    await settles();
    expect([await runs(late), await runs(answered)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('looks at its conditions when the time is over', async () => {
    await aRule({ on: unanswered, conditions: [{ about: 'priority', in: ['high'] }] });
    const [one, other] = [await chat(), await chat()];
    await changePriority(deps, one, 'high');
    await passes(10);
    expect([await runs(one), await runs(other)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('waits as long as the rule says by then', async () => {
    const rule = await aRule({ on: unanswered });
    const conversation = await chat();
    await ruleStore.change(deps.table, rule, { ...rule, on: { ...unanswered, minutes: 30 } }, deps.now());
    await passes(15);
    expect(await runs(conversation)).toEqual([]);
    await passes(15);
    expect(await runs(conversation)).toHaveLength(1);
  });

  it('resolves a chat whose visitor fell silent, and leaves one that is snoozed', async () => {
    await aRule({ on: { type: 'visitor_silent', minutes: 60 }, actions: [{ type: 'resolve' }] });
    const conversation = await chat();
    await answers(conversation);
    await passes(60);
    expect((await team.stateOf(conversation)).status).toBe('resolved');
  });
});
