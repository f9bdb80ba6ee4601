/** Trying a rule out: it counts what the rule then does, changes nothing, and looks at a page at a time. */
import { describe, expect, it, test } from 'vitest';
import type { Rule, RuleMatch, RuleTrial } from '#core/automation/rules/rule.ts';
import type { Action } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { rate, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { snooze } from '#functions/use-cases/lifecycle/snooze.ts';
import { type TrialPage, tryRule } from '#functions/use-cases/rules/try-rule.ts';
import { allowance } from '#test/support/conversations.ts';
import { aTeam } from '#test/support/rules.ts';

type Team = Awaited<ReturnType<typeof aTeam>>;

/** Chats that go different ways within some hours. */
async function someHours(team: Team): Promise<Id[]> {
  const { deps, by } = team;
  const chats: Id[] = [];
  for (let index = 0; index < 12; index++) {
    const chat = await team.chat(index % 3 === 0 ? 'Where is my invoice?' : 'Hello');
    chats.push(chat);
    if (index % 2 === 0) await team.answers(chat);
    await team.passes(7);
    if (index % 4 === 1) await team.writes(chat, 'The invoice, please');
    if (index % 4 === 2) await snooze(deps, chat, { untilMs: deps.now() + 20 * 60_000 }, by);
    if (index % 5 === 3) await requeue(deps, chat, by);
    await team.settles();
    await team.passes(6);
    if (index % 3 === 1) {
      await resolve(deps, chat, by);
      const { visitor_id: visitor } = await team.stateOf(chat);
      await rate(deps, chat, { visitor, rating: (index % 5) + 1, feedback: null, allowance });
      await team.settles();
      if (index % 2 === 0) await team.writes(chat, 'Me again');
    }
  }
  await chooseStatus(deps, team.ana.id, 'away');
  chats.push(await team.chat());
  for (let minute = 0; minute < 30; minute++) await team.passes(1);
  return chats;
}

async function trial(team: Team, match: RuleTrial): Promise<TrialPage['runs']> {
  const runs: TrialPage['runs'] = [];
  let page = await tryRule(team.deps, match);
  runs.push(...page.runs);
  while (page.next) {
    page = await tryRule(team.deps, match, page.next);
    runs.push(...page.runs);
  }
  return runs;
}

const matches: RuleMatch[] = [
  { on: { type: 'started' }, conditions: [{ about: 'text', contains: ['invoice'] }] },
  { on: { type: 'visitor_message' }, conditions: [] },
  { on: { type: 'agent_message' }, conditions: [{ about: 'business_hours', open: true }] },
  { on: { type: 'assigned' }, conditions: [] },
  { on: { type: 'transferred' }, conditions: [] },
  { on: { type: 'resolved' }, conditions: [] },
  { on: { type: 'reopened' }, conditions: [] },
  { on: { type: 'snooze_over' }, conditions: [] },
  { on: { type: 'rated' }, conditions: [{ about: 'rating', in: [1, 2, 3] }] },
  { on: { type: 'unanswered', minutes: 5 }, conditions: [] },
  { on: { type: 'unanswered', minutes: 10 }, conditions: [{ about: 'status', in: ['active'] }] },
  { on: { type: 'queued', minutes: 3 }, conditions: [] },
  { on: { type: 'visitor_silent', minutes: 12 }, conditions: [{ about: 'channel', in: ['widget'] }] },
];

test('what a rule would have done is what it does', async () => {
  const before = await aTeam();
  const untouched = await someHours(before);
  const switchedOn = await aTeam();
  const on: number[] = [];
  for (const match of matches) {
    const { id } = await switchedOn.aRule({
      ...match,
      name: `R${on.length}`,
      actions: [{ type: 'remove_label', label: 'x' }],
    });
    on.push(id);
  }
  const chats = await someHours(switchedOn);
  for (const [index, match] of matches.entries()) {
    const tried = await trial(before, match);
    const expected = untouched.map((id) => tried.filter((run) => run.conversation_id === id).length);
    const done = await Promise.all(
      chats.map(async (id) => (await switchedOn.runs(id)).filter((text) => text.startsWith(`Rule “R${index}”`)).length),
    );
    expect({ match, done }).toEqual({ match, done: expected });
  }
  const counts = await Promise.all(matches.map(async (match) => (await trial(before, match)).length));
  expect(counts.filter((count) => count === 0)).toEqual([]);
});

it('looks at a page at a time, says about how many there are, and writes nothing', async () => {
  const team = await aTeam();
  for (let index = 0; index < 45; index++) await team.chat();
  const written = team.deps.table.changes.length;
  const first = await tryRule(team.deps, { on: { type: 'started' }, conditions: [] });
  expect(first).toMatchObject({ looked_at: 40, total: 45, next: { isSettled: false } });
  const second = await tryRule(team.deps, { on: { type: 'started' }, conditions: [] }, first.next);
  expect(second).toMatchObject({ looked_at: 5, total: null, next: { isSettled: true } });
  const last = await tryRule(team.deps, { on: { type: 'started' }, conditions: [] }, second.next);
  expect(last).toEqual({ looked_at: 0, total: null, runs: [], next: undefined });
  expect(new Set([...first.runs, ...second.runs].map((run) => run.conversation_id)).size).toBe(45);
  expect(team.deps.table.changes.length).toBe(written);
});

/** What rules recorded in a chat, oldest first. */
const recordedIn = async (team: Team, chat: Id, rule: Id) =>
  (await listRows(team.deps.table, chat, { after: 0, limit: 200 })).flatMap(({ metadata }) =>
    metadata?.rule?.id === rule ? [metadata.rule.actions] : [],
  );

const BILLING = 77;
const GONE = 78;

/** Departments without anybody in them. */
async function departments({ deps }: Team): Promise<void> {
  for (const id of [BILLING, GONE]) {
    const department = { id, name: `Department ${id}`, created_at: new Date(0).toISOString(), version: 1 };
    await deps.table.put({ Item: { ...keys.department(id), ...department } });
  }
}

const planned: { match: RuleMatch; actions: Action[] }[] = [
  {
    match: { on: { type: 'started' }, conditions: [{ about: 'text', contains: ['invoice'] }] },
    actions: [{ type: 'assign', department_id: BILLING }],
  },
  { match: { on: { type: 'started' }, conditions: [] }, actions: [{ type: 'assign', department_id: GONE }] },
  {
    match: { on: { type: 'visitor_message' }, conditions: [] },
    actions: [
      { type: 'add_label', label: 'vip' },
      { type: 'set_priority', priority: 'high' },
      { type: 'note', content: 'Look here' },
      { type: 'remove_label', label: 'old' },
    ],
  },
  { match: { on: { type: 'reopened' }, conditions: [] }, actions: [{ type: 'resolve' }] },
];

describe.each(planned)('a trial of what %o does', ({ match, actions }) => {
  it('tells for each run what then becomes of each action', async () => {
    const before = await aTeam();
    await departments(before);
    await before.deps.table.delete({ Key: keys.department(GONE) });
    const untouched = await someHours(before);
    const tried = await trial(before, { ...match, actions });
    const live = await aTeam();
    await departments(live);
    const { id } = await live.aRule({ ...match, actions });
    await live.deps.table.delete({ Key: keys.department(GONE) });
    const chats = await someHours(live);
    const first = async (chat: Id) => (await recordedIn(live, chat, id))[0];
    const done = await Promise.all(chats.map(first));
    const expected = untouched.map((chat) => tried.find((run) => run.conversation_id === chat)?.actions);
    expect(expected.filter((one) => one !== undefined)).not.toEqual([]);
    expect(done).toEqual(expected);
    expect(new Set(tried.map(({ difference }) => difference))).toEqual(new Set(['new']));
  });
});

it('tells of labels what earlier runs in the same chat have left', async () => {
  const before = await aTeam();
  const chat = await before.chat();
  await before.writes(chat, 'Hello again');
  const actions: Action[] = [{ type: 'add_label', label: 'vip' }];
  const tried = await trial(before, { on: { type: 'visitor_message' }, conditions: [], actions });
  expect(tried.map((run) => run.actions[0]?.outcome)).toEqual(['done', 'unchanged']);
});

describe('a changed rule', () => {
  const invoices: Partial<Rule> = {
    on: { type: 'started' },
    conditions: [{ about: 'text', contains: ['invoice'] }],
    actions: [{ type: 'add_label', label: 'money' }],
  };

  it('is compared with what the stored rule did in the same chats', async () => {
    const team = await aTeam();
    const stored = await team.aRule(invoices);
    const both = await team.chat('An invoice for my order');
    const former = await team.chat('My invoice');
    const now = await team.chat('My order');
    const changed: RuleTrial = {
      on: { type: 'started' },
      conditions: [{ about: 'text', contains: ['order'] }],
      actions: stored.actions,
      rule_id: stored.id,
    };
    const tried = await trial(team, changed);
    const of = (chat: Id) => tried.filter((run) => run.conversation_id === chat);
    const money = { type: 'add_label', label: 'money', outcome: 'done' };
    expect(of(both)).toMatchObject([{ difference: 'same', actions: [money] }]);
    expect(of(former)).toMatchObject([{ difference: 'gone', actions: [money] }]);
    expect(of(now)).toMatchObject([{ difference: 'new', actions: [money] }]);
  });

  it('is the same as the stored rule where nothing changed', async () => {
    const team = await aTeam();
    const stored = await team.aRule(invoices);
    await someHours(team);
    const { on, conditions, actions, id } = stored;
    const tried = await trial(team, { on, conditions, actions, rule_id: id });
    expect(tried.length).toBeGreaterThan(2);
    expect(tried.filter(({ difference }) => difference !== 'same')).toEqual([]);
  });
});

it('leaves out what is older than 30 days, and refuses what no row records', async () => {
  const team = await aTeam();
  await team.chat();
  team.deps.clock.ms += 29 * 86_400_000;
  expect(await trial(team, { on: { type: 'started' }, conditions: [] })).toHaveLength(1);
  team.deps.clock.ms += 2 * 86_400_000;
  expect(await trial(team, { on: { type: 'started' }, conditions: [] })).toEqual([]);
  await expect(trial(team, { on: { type: 'priority_changed' }, conditions: [] })).rejects.toThrow('not recorded');
});

it('ends after 5,000 conversations', async () => {
  const team = await aTeam();
  await team.chat();
  await team.chat();
  const at = { isSettled: false, nowMs: team.deps.now(), lookedAt: 4999 };
  const last = await tryRule(team.deps, { on: { type: 'started' }, conditions: [] }, at);
  expect(last).toMatchObject({ looked_at: 1, next: undefined });
});
