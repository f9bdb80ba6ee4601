import { expect, it } from 'vitest';
import { stateAt, take } from '#test/support/workflow-turn.ts';

const message = (text: string) => ({ kind: 'message', text, next: 'then' });

it('a message is said with what is known, without buttons, and leads on', () => {
  const at = stateAt({ answers: { name: 'Vera', total: 1e-7 } });
  expect(take(message(' Hello {{ name }}: {{total}}{{nothing}} '), at)).toEqual({
    effect: { type: 'say', text: 'Hello Vera: 0.0000001', options: [] },
    after: { ...at, step: 'then', turn: 8 },
  });
});

it('a message never fills in what an answer mentions', () => {
  const at = stateAt({ answers: { name: '{{secret}} $&', secret: 'x' } });
  expect(take(message('{{name}}'), at)).toMatchObject({ effect: { text: '{{secret}} $&' } });
});
