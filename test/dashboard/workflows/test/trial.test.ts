/** Trying a workflow out: the flow engine's chat, with its effects told. */
import { describe, expect, it } from 'vitest';
import type { WorkflowContext } from '#core/automation/turn/turn.ts';
import { templates } from '#dashboard/workflows/templates.ts';
import { answerCall, beginTrial, say, type Trial } from '#dashboard/workflows/test/trial.ts';

const around: WorkflowContext = { isOpen: true, isAnyoneOnline: false, page: null, locale: null };
const saidBy = ({ lines }: Trial) => lines.flatMap((line) => (line.from === 'bot' ? [line.text] : []));
const effectsOf = ({ lines }: Trial) => lines.flatMap((line) => (line.from === 'effect' ? [line.effect.type] : []));

describe('a trial', () => {
  it('goes through an order problem at night, to a ticket and its number', () => {
    const asked = beginTrial(templates.order, 'Hello', around);
    expect(asked.lines.at(-1)).toMatchObject({ from: 'bot', options: [] });
    const problem = say(asked, 'FJ-20418', around);
    expect(problem.lines.at(-1)).toMatchObject({ options: templates.order.steps.problem.options });
    const wrong = say(say(problem, 'It’s damaged', around), 'no address', around);
    expect(saidBy(wrong).at(-1)).toBe(templates.order.steps.email.retry_text);
    const done = say(wrong, 'ada@example.com', around);
    expect(effectsOf(done)).toEqual(['keep', 'keep', 'keep', 'keep', 'ticket', 'end']);
    expect(saidBy(done).at(-1)).toContain('ticket 1 for our team and saved your email address, ada@example.com');
    expect(done.isOver).toBe(true);
  });

  it('decides by what is pretended', () => {
    const open = beginTrial(templates.hours, 'Hello', around);
    expect(effectsOf(open)).toEqual(['hand_off']);
    const closed = beginTrial(templates.hours, 'Hello', { ...around, isOpen: false });
    expect(closed.isOver).toBe(false);
  });

  const calling = {
    start: 'call',
    steps: {
      call: {
        kind: 'http' as const,
        url: 'https://api.example.com/orders',
        save: { status: 'order.status' },
        next: 'tell',
        on_error: 'sorry',
      },
      tell: { kind: 'message' as const, text: 'It is {{status}}.', next: 'end' },
      sorry: { kind: 'message' as const, text: 'We do not know.', next: 'end' },
      end: { kind: 'end' as const },
    },
  };

  it('waits at a call until someone says how it went', () => {
    const waiting = beginTrial(calling, 'Hello', around);
    expect(waiting.call?.effect.url).toBe('https://api.example.com/orders');
    expect(saidBy(answerCall(waiting, { status: 'packed' }, around))).toEqual(['It is packed.']);
    expect(saidBy(answerCall(waiting, null, around))).toEqual(['We do not know.']);
  });
});
