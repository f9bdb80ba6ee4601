import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definition } from '#core/automation/definition.ts';
import type { Definition } from '#core/automation/definition.ts';
import { parseAnswer } from '#core/automation/answers/answer.ts';
import type { WorkflowContext, WorkflowState } from '#core/automation/turn/turn.ts';
import type { WorkflowStep } from '#core/automation/workflow.ts';
import { startWorkflow, nextStep } from '#core/automation/workflow.ts';

const around: WorkflowContext = {
  isOpen: true,
  isAnyoneOnline: false,
  page: 'https://shop.example.com/teapots',
  locale: 'pt-BR',
};
const end = { kind: 'end' };
const flowOf = (steps: Record<string, object>): Definition => definition.parse({ start: Object.keys(steps)[0], steps });

type Run = { moves: WorkflowStep[]; state: WorkflowState };
/** Runs a flow as the product does: each effect once, until it waits or is over. */
function run(flow: Definition, from: WorkflowState, said: string | null = null): Run {
  const moves: WorkflowStep[] = [];
  let state = from;
  for (;;) {
    const input = { said: state.asked_seq === from.asked_seq ? said : null, seq: 2 + state.turn, around };
    const move = nextStep(flow, state, input);
    if (!move) return { moves, state };
    moves.push(move);
    state = move.after;
    if (move.effect.type === 'hand_off' || move.effect.type === 'end') return { moves, state };
  }
}
const texts = ({ moves }: Run) => moves.flatMap(({ effect }) => (effect.type === 'say' ? [effect.text] : []));

describe('what answers a question', () => {
  const ask = (expects: string, more: object = {}) =>
    flowOf({ a: { kind: 'ask', text: 'And?', expects, save_as: 'x', next: 'b', ...more }, b: end }).steps['a'] as never;
  test.each([
    [ask('text'), ' Two kettles ', 'Two kettles'],
    [ask('text', { min: 3 }), 'ab', undefined],
    [ask('text', { max: 2 }), '👍👍', '👍👍'],
    [ask('email'), 'Vera@Example.COM', 'vera@example.com'],
    [ask('email'), 'vera at example', undefined],
    [ask('phone'), '+49 30 123-456', '+49 30 123-456'],
    [ask('phone'), 'my phone', undefined],
    [ask('number'), '3,5', 3.5],
    [ask('number'), '-0.25', -0.25],
    [ask('number'), '1e9', undefined],
    [ask('number', { min: 1, max: 5 }), '6', undefined],
    [ask('date'), '2026-2-9', '2026-02-09'],
    [ask('date'), '29.2.2028', '2028-02-29'],
    [ask('date'), '29.2.2027', undefined],
    [ask('date'), '3/4/2026', undefined],
    [ask('date'), '31/4/2026', undefined],
    [ask('choice', { options: ['Red', 'Blue'] }), 'BLUE', 'Blue'],
    [ask('choice', { options: ['Red', 'Blue'] }), '2', 'Blue'],
    [ask('choice', { options: ['Red', 'Blue'] }), '3', undefined],
    [ask('choice', { options: ['Red', 'Blue'] }), '0', undefined],
    [ask('choice', { options: ['1', '10'] }), '10', '10'],
  ])('%# %j', (step, said, value) => expect(parseAnswer(step, said, null)).toBe(value));
});

describe('conditions', () => {
  const holds = (about: object, answers = {}) => {
    const flow = flowOf({
      a: { kind: 'ask', text: '?', expects: 'text', save_as: 'x', next: 'b' },
      b: { kind: 'condition', test: about, yes: 'yes', no: 'no' },
      yes: { kind: 'message', text: 'yes', next: 'end' },
      no: { kind: 'message', text: 'no', next: 'end' },
      end,
    });
    return texts(run(flow, { ...startWorkflow(flow, answers), step: 'b' }))[0] === 'yes';
  };
  test.each([
    [{ about: 'business_hours' }, {}, true],
    [{ about: 'agents_online' }, {}, false],
    [{ about: 'page', contains: '/teapots' }, {}, true],
    [{ about: 'page', contains: '/mugs' }, {}, false],
    [{ about: 'locale', is: 'pt' }, {}, true],
    [{ about: 'locale', is: 'pt-PT' }, {}, false],
    [{ about: 'locale', is: 'po' }, {}, false],
    [{ about: 'answer', key: 'x', is: 'given' }, {}, false],
    [{ about: 'answer', key: 'x', is: 'given' }, { x: 0 }, true],
    [{ about: 'answer', key: 'x', is: 'equals', value: 'YES ' }, { x: 'yes' }, true],
    [{ about: 'answer', key: 'x', is: 'equals', value: '5' }, { x: '5.0' }, true],
    [{ about: 'answer', key: 'x', is: 'contains', value: 'refund' }, { x: 'A Refund, please' }, true],
    [{ about: 'answer', key: 'x', is: 'at_least', value: '10' }, { x: 9 }, false],
    [{ about: 'answer', key: 'x', is: 'at_most', value: '10' }, { x: 9 }, true],
    [{ about: 'answer', key: 'x', is: 'at_least', value: '2026-06-01' }, { x: '2026-05-31' }, false],
    [{ about: 'answer', key: 'x', is: 'at_most', value: '2026-06-01' }, {}, false],
  ])('%j with %j', (about, answers, expected) => {
    expect(holds(about, answers)).toBe(expected);
  });
});

describe('texts', () => {
  test('mention what is known, once and as plain text', () => {
    const flow = flowOf({
      a: { kind: 'message', text: 'Hello {{visitor_name}}, about “{{ message }}”', next: 'b' },
      b: { kind: 'message', text: '{{visitor_email}}', next: 'end' },
      end,
    });
    const known = { visitor_name: '{{message}}', message: '$& <b>{{visitor_name}}</b>', visitor_email: null };
    expect(texts(run(flow, startWorkflow(flow, known)))).toEqual([
      'Hello {{message}}, about “$& <b>{{visitor_name}}</b>”',
      '…',
    ]);
  });
});

/** Any sound workflow: steps lead forwards, or back to the first, which is a question. */
const anyFlow = fc
  .nat(8)
  .chain((size) => {
    const names = Array.from({ length: size }, (_, index) => `step${index}`);
    const stepAfter = (index: number) => {
      const later = [...names.slice(index + 1), 'end', 'people'];
      const to = fc.constantFrom(...later);
      const maybeBack = fc.constantFrom(...later, 'first');
      const text = fc.constantFrom('Hi', 'Hello {{name}}');
      return fc.oneof(
        fc.record({ kind: fc.constant('message'), text, next: to }),
        fc.record({
          kind: fc.constant('ask'),
          text,
          expects: fc.constantFrom('text', 'email', 'number', 'date'),
          save_as: fc.constantFrom('name', 'other'),
          next: maybeBack,
        }),
        fc.record({
          kind: fc.constant('choice'),
          text,
          options: fc.tuple(maybeBack, to).map(([one, other]) => [
            { label: 'one', next: one },
            { label: 'other', next: other },
          ]),
          save_as: fc.constantFrom(null, 'name'),
        }),
        fc.record({
          kind: fc.constant('condition'),
          test: fc.constantFrom(
            { about: 'agents_online' },
            { about: 'answer', key: 'name', is: 'contains', value: 'a' },
          ),
          yes: to,
          no: to,
        }),
        fc.record({ kind: fc.constant('set'), attributes: fc.constant({ other: '{{name}}' }), next: to }),
        fc.record({ kind: fc.constant('ticket'), subject: text, description: text, next: to }),
      );
    };
    return fc.tuple(...names.map((_, index) => stepAfter(index))).map((steps) => {
      const first = { kind: 'ask', text: 'Name?', expects: 'text', save_as: 'name', next: names[0] ?? 'end' };
      const all: Record<string, object> = {
        first,
        ...Object.fromEntries(steps.map((step, index) => [names[index], step])),
        end,
      };
      all['people'] = { kind: 'handoff', to: { type: 'department', department_id: null }, text: 'One moment' };
      return { start: 'first', steps: reachable(all) };
    });
  })
  .filter((given) => definition.safeParse(given).success);

/** Only what can be reached, so that the graph is sound. */
function reachable(steps: Record<string, object>): Record<string, object> {
  const found = new Set(['first']);
  for (const id of found) {
    for (const [, to] of JSON.stringify(steps[id]).matchAll(/"(?:next|yes|no)":"(\w+)"/g)) if (to) found.add(to);
  }
  return Object.fromEntries(Object.entries(steps).filter(([id]) => found.has(id)));
}

const anyWords = fc.oneof(
  fc.constantFrom('one', 'other', '2', 'vera@example.com', '7', '2026-01-31', 'Ada', ''),
  fc.string({ maxLength: 20 }),
);

describe('any sound flow, given any answers', () => {
  test('comes to rest after each, counts every effect, and says nothing but to somebody who may answer', () => {
    fc.assert(
      fc.property(anyFlow, fc.array(anyWords, { maxLength: 12 }), (given, answers) => {
        const flow = definition.parse(given);
        let state = startWorkflow(flow, { message: 'Hello' });
        let isOver = false;
        for (const said of [null, ...answers]) {
          if (isOver) break;
          const before = state.turn;
          const { moves, state: after } = run(flow, state, said);
          expect(after.turn).toBe(before + moves.length);
          expect(moves.length).toBeLessThanOrEqual(2 * Object.keys(flow.steps).length + 2);
          const last = moves.at(-1)?.effect.type;
          isOver = last === 'end' || last === 'hand_off';
          // Either it is over, or a question stands.
          expect(isOver || after.asked_seq !== null).toBe(true);
          // A visitor who wrote is never left without a word.
          expect(isOver || moves.some(({ effect }) => effect.type === 'say')).toBe(true);
          state = after;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('what is read twice comes to the same', () => {
    fc.assert(
      fc.property(anyFlow, anyWords, (given, said) => {
        const flow = definition.parse(given);
        const asked = run(flow, startWorkflow(flow, {})).state;
        const input = { said, seq: 3, around };
        expect(nextStep(flow, asked, input)).toEqual(nextStep(flow, asked, input));
      }),
    );
  });

  test('the same wrong answer three times goes to people', () => {
    const flow = flowOf({ a: { kind: 'ask', text: '?', expects: 'email', save_as: 'x', next: 'b' }, b: end });
    let state = run(flow, startWorkflow(flow, {})).state;
    const effects: string[] = [];
    for (let times = 0; times < 3; times++) {
      const { moves, state: after } = run(flow, state, 'no');
      effects.push(...moves.map(({ effect }) => effect.type));
      state = after;
    }
    expect(effects).toEqual(['say', 'say', 'hand_off']);
  });
});
