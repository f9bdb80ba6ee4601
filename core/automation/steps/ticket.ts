/** Creates a ticket for the team. */
import * as z from 'zod/mini';
import { priorities } from '#core/model/closed-sets.ts';
import type { Priority } from '#core/model/conversations/conversation.ts';
import { cut, line, oneLine, optionalText } from '#core/model/text.ts';
import { fill } from '#core/automation/turn/mentions.ts';
import { exitsAt, stepId, stepKind, textsAt } from '#core/automation/turn/step-kind.ts';
import { done } from '#core/automation/turn/turn.ts';

const MAX_SUBJECT = 200;

const schema = z.strictObject({
  kind: z.literal('ticket'),
  subject: line(MAX_SUBJECT),
  description: optionalText(4000),
  priority: z._default(z.enum(priorities), 'normal'),
  next: stepId,
});

/** Creates a ticket, and learns its number. */
export type TicketEffect = { type: 'ticket'; step: string; subject: string; description: string; priority: Priority };

/** The kind. */
export const ticket = stepKind(schema, {
  exits: exitsAt('next'),
  texts: textsAt('subject', 'description'),
  take: (step, at) =>
    done<TicketEffect>(at, step.next, {
      type: 'ticket',
      step: at.step,
      subject: cut(oneLine(fill(step.subject, at.answers)).replace(/\s+/g, ' '), MAX_SUBJECT) || '…',
      description: fill(step.description, at.answers, ''),
      priority: step.priority,
    }),
});
