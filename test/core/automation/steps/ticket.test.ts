import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '#core/automation/steps/kinds.ts';
import type { TicketEffect } from '#core/automation/steps/ticket.ts';
import { line, optionalText } from '#core/model/text.ts';
import { stateAt, take } from '#test/support/workflow-turn.ts';
import { anyText } from '#test/support/any-text.ts';

const ticket = (more: object = {}) => ({
  kind: 'ticket',
  subject: 'From {{name}}',
  description: '{{message}}',
  next: 'then',
  ...more,
});
const made = (answers: Record<string, string | number>, more: object = {}) => take(ticket(more), stateAt({ answers }));
const ticketOf = (effect: Effect): Partial<TicketEffect> => (effect.type === 'ticket' ? effect : {});

describe('a step that creates a ticket', () => {
  it('says which step it is of, and goes on', () => {
    expect(made({ name: 'Vera', message: 'Broken\ncup' })).toEqual({
      effect: {
        type: 'ticket',
        step: 'here',
        subject: 'From Vera',
        description: 'Broken\ncup',
        priority: 'normal',
      },
      after: stateAt({ step: 'then', answers: { name: 'Vera', message: 'Broken\ncup' }, turn: 8 }),
    });
  });

  it.each([
    [{ name: ' Vera\n\n van  Dam ' }, 'From Vera van Dam'],
    [{ name: '\u202Efdp.exe' }, 'From fdp.exe'],
    [{ name: 'x'.repeat(300) }, `From ${'x'.repeat(195)}`],
    [{ name: `${'x'.repeat(194)}👍👍` }, `From ${'x'.repeat(194)}`],
    [{}, 'From'],
  ])('has a subject of one line: with %j it is %j', (answers, subject) => {
    expect(made(answers)).toMatchObject({ effect: { subject } });
  });

  it.each<Record<string, string>>([{}, { name: '' }, { name: '\u200E' }])(
    'has a subject even where nothing is known: %j',
    (answers) => {
      expect(made(answers, { subject: '{{name}}' })).toMatchObject({ effect: { subject: '…' } });
    },
  );

  it('has an empty description where nothing is known', () => {
    expect(made({})).toMatchObject({ effect: { description: '' } });
  });

  it('has a subject and a description that a ticket takes, whatever was said', () => {
    const said = anyText({ maxLength: 250 }).filter((text) => line(1000).safeParse(`x${text}`).success);
    fc.assert(
      fc.property(said, said, (name, message) => {
        const result = made({ name, message }, { subject: '{{name}}' });
        const { subject = '', description = '' } = result !== null && 'effect' in result ? ticketOf(result.effect) : {};
        expect(line(200).safeParse(subject)).toMatchObject({ success: true, data: subject.trim() });
        expect(optionalText(4000).safeParse(description)).toMatchObject({ success: true });
      }),
    );
  });
});
