/** Undoing actions: what they changed becomes what it was before, unless somebody has changed it since. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '#core/automation/actions.ts';
import { marksOf, planUndo, type Remembered, type UndoGiven } from '#core/automation/undo-actions.ts';
import type { Command } from '#core/conversation/commands.ts';
import type { Action, ActionResult } from '#core/model/actions/action.ts';
import { ana, answers, ben, by, chat, claimed, given, MINUTE, says, T0 } from '#test/support/rule-rows.ts';

/** The scene after some commands, with these fields. */
function sceneAfter(commands: readonly Command[], fields: Partial<Scene> = {}): Scene {
  const state = chat(...commands.map((command, index): [number, Command] => [index + 1, command])).at(-1)?.state;
  if (!state) throw new Error('There is no row.');
  return { state, labels: [], priority: 'normal', department_id: null, attributes: {}, ...fields };
}

const did: ActionResult = { outcome: 'done', reason: null };

/** A run of actions that led from one scene to another. */
const runOf = (
  actions: readonly Action[],
  before: Scene,
  after: Scene,
  results = actions.map(() => did),
): Remembered => ({
  actions,
  results,
  before: marksOf(before),
  after: marksOf(after),
});

const asGiven = (part: Partial<UndoGiven> = {}): UndoGiven => ({
  nowMs: T0 + 60 * MINUTE,
  by: by(ana),
  former: ana,
  refusing: new Map(),
  ...part,
});

const outcomes = (plan: ReturnType<typeof planUndo>) =>
  plan.results.map(({ outcome, reason }) => (reason === null ? outcome : `${outcome}: ${reason}`));

const held = [claimed(), answers()];

describe('labels, priority and notes', () => {
  const before = sceneAfter(held);
  const actions: Action[] = [
    { type: 'add_label', label: 'vip' },
    { type: 'remove_label', label: 'old' },
    { type: 'set_priority', priority: 'high' },
    { type: 'note', content: 'Look at this' },
  ];
  const after = sceneAfter(held, { labels: ['vip'], priority: 'high' });
  const run = runOf(actions, before, after);

  it('are what they were before, and a note stays', () => {
    const plan = planUndo(run, after, asGiven());
    expect(outcomes(plan)).toEqual(['done', 'done', 'done', 'kept']);
    expect(plan.after).toMatchObject({ labels: ['old'], priority: 'normal' });
    expect(plan.commands).toEqual([]);
  });

  it('stay as somebody has set them since', () => {
    const now = sceneAfter(held, { labels: ['old'], priority: 'urgent' });
    const plan = planUndo(run, now, asGiven());
    expect(outcomes(plan)).toEqual(['unchanged', 'unchanged', 'refused: changed_since', 'kept']);
    expect(plan.after).toMatchObject({ labels: ['old'], priority: 'urgent' });
  });

  it('are left alone where the run did not change them', () => {
    const nothing: ActionResult = { outcome: 'unchanged', reason: null };
    const plan = planUndo(runOf(actions.slice(0, 1), before, after, [nothing]), after, asGiven());
    expect(outcomes(plan)).toEqual(['unchanged']);
    expect(plan.after.labels).toEqual(['vip']);
  });

  it('refuse a label for which there is no room any more', () => {
    const labels = Array.from({ length: 20 }, (_, index) => `label ${index}`);
    const plan = planUndo(runOf(actions.slice(1, 2), before, after), sceneAfter(held, { labels }), asGiven());
    expect(outcomes(plan)).toEqual(['refused: too_many_labels']);
  });
});

describe('who has it and how it stands', () => {
  const before = sceneAfter(held);
  const resolve: Action[] = [{ type: 'resolve' }];
  const resolved = sceneAfter([...held, { type: 'resolve', by: by(ana) }]);

  it('goes back from resolved to whoever had it', () => {
    const plan = planUndo(runOf(resolve, before, resolved), resolved, asGiven());
    expect(outcomes(plan)).toEqual(['done']);
    expect(plan.commands).toEqual([{ type: 'reopen', by: by(ana), assignee: ana }]);
    expect(plan.after.state).toMatchObject({ agent_id: ana.id });
  });

  it('goes back from a colleague', () => {
    const passed = sceneAfter([...held, given(ben)]);
    const run = runOf([{ type: 'assign', agent_id: ben.id }], before, passed);
    expect(planUndo(run, passed, asGiven()).commands).toEqual([{ type: 'assign', by: by(ana), agent: ana }]);
  });

  it('also goes back after an answer, which moves nothing', () => {
    const passed = sceneAfter([...held, given(ben)]);
    const run = runOf([{ type: 'assign', agent_id: ben.id }], before, passed);
    expect(outcomes(planUndo(run, sceneAfter([...held, given(ben), says()]), asGiven()))).toEqual(['done']);
  });

  it.each([
    ['somebody has moved it since', before, asGiven(), 'refused: changed_since'],
    ['whoever had it is gone', resolved, asGiven({ former: null }), 'refused: gone'],
    ['they have no room', resolved, asGiven({ refusing: new Map([[ana.id, 'at_capacity']]) }), 'refused: at_capacity'],
  ])('is refused where %s', (_why, now, ask, outcome) => {
    const plan = planUndo(runOf(resolve, before, resolved), now, ask);
    expect(outcomes(plan)).toEqual([outcome]);
    expect(plan.commands).toEqual([]);
    expect(plan.after.state).toBe(now.state);
  });

  it('goes back to the queue where it was waiting', () => {
    const waiting = sceneAfter([]);
    const taken = sceneAfter([claimed()]);
    const run = runOf([{ type: 'assign', agent_id: ana.id }], waiting, taken);
    expect(planUndo(run, taken, asGiven()).commands).toMatchObject([{ by: by(ana) }]);
    expect(planUndo(run, taken, asGiven()).after.state).toMatchObject({ status: 'pending', agent_id: null });
  });
});
