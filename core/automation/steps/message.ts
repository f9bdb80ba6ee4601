/** Sends a message. */
import * as z from 'zod/mini';
import { fill } from '#core/automation/turn/mentions.ts';
import { exitsAt, stepId, stepKind, textsAt, words } from '#core/automation/turn/step-kind.ts';
import { done } from '#core/automation/turn/turn.ts';

const schema = z.strictObject({ kind: z.literal('message'), text: words, next: stepId });

/** The kind. */
export const message = stepKind(schema, {
  exits: exitsAt('next'),
  texts: textsAt('text'),
  take: (step, at) => done(at, step.next, { type: 'say' as const, text: fill(step.text, at.answers), options: [] }),
});
