/** What steps that wait for the visitor share: asking, taking the answer, asking again, giving up. */
import { expect, it } from 'vitest';
import { type Question, takeQuestion } from '#core/automation/turn/question.ts';
import { inputOf, stateAt } from '#test/support/workflow-turn.ts';

const question = (
  step: Partial<Question['step']> = {},
  expects: Question['expected']['expects'] = 'number',
): Question => ({
  step: { text: 'How many, {{name}}?', retry_text: null, save_as: 'count', ...step },
  expected: { expects, options: ['1', '2'], min: null, max: 5 },
  nextOf: (answer) => `after ${answer}`,
});
const asked = stateAt({ asked_seq: 4 });
const said = (text: string, more: object = {}) => inputOf({ said: text, ...more });

it('asks with what is known and the options, and waits from its own row on', () => {
  expect(takeQuestion(question(), stateAt({ answers: { name: 'Vera' } }), inputOf({ seq: 9 }))).toMatchObject({
    effect: {
      type: 'say',
      text: 'How many, Vera?',
      options: [
        { label: '1', value: '1' },
        { label: '2', value: '2' },
      ],
    },
    after: { asked_seq: 9 },
  });
});

it('waits while nothing was said', () => expect(takeQuestion(question(), asked, inputOf())).toBeNull());

it('learns and keeps an answer, and goes on where that answer leads', () => {
  expect(takeQuestion(question(), asked, said('3'))).toMatchObject({
    effect: { type: 'keep', attributes: { count: 3 } },
    after: { step: 'after 3', answers: { count: 3 }, asked_seq: null, tries: 0 },
  });
});

it('keeps a long answer cut, and goes on with all of it', () => {
  const long = 'x'.repeat(600);
  const { expected, ...rest } = question({}, 'text');
  const taken = takeQuestion({ ...rest, expected: { ...expected, max: null } }, asked, said(long));
  expect(taken).toMatchObject({ after: { answers: { count: long } } });
  const kept =
    taken && 'effect' in taken && taken.effect.type === 'keep' ? taken.effect.attributes['count'] : undefined;
  expect(String(kept)).toHaveLength(500);
});

it('only goes on where the answer has no name to be saved under', () => {
  expect(takeQuestion(question({ save_as: null }), asked, said('3'))).toEqual({
    ...asked,
    step: 'after 3',
    asked_seq: null,
  });
});

it('asks again in its own words, else in those for what it expects, and gives up at the third wrong answer', () => {
  expect(takeQuestion(question(), asked, said('9'))).toMatchObject({
    effect: { type: 'say', text: { expects: 'number' } },
    after: { tries: 1 },
  });
  expect(takeQuestion(question({ retry_text: 'Again?' }), asked, said('9'))).toMatchObject({
    effect: { text: 'Again?' },
  });
  expect(takeQuestion(question(), { ...asked, tries: 2 }, said('9'))).toMatchObject({ effect: { type: 'hand_off' } });
});

it('takes no file’s name for an answer but where any text is one', () => {
  const photo = said('4', { hasOnlyFiles: true });
  expect(takeQuestion(question(), asked, photo)).toMatchObject({ after: { tries: 1 } });
  const { expected, ...rest } = question({}, 'text');
  expect(takeQuestion({ ...rest, expected: { ...expected, max: null } }, asked, photo)).toMatchObject({
    after: { answers: { count: '4' } },
  });
});
