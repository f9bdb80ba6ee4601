/** Hands off: to the agents of a department, one agent, or a bot. */
import * as z from 'zod/mini';
import { receiver } from '#core/model/bots/receiver.ts';
import { fill } from '#core/automation/turn/mentions.ts';
import { stepKind, textsAt, words } from '#core/automation/turn/step-kind.ts';
import type { SharedEffect } from '#core/automation/turn/turn.ts';
import { done } from '#core/automation/turn/turn.ts';

const schema = z.strictObject({ kind: z.literal('handoff'), to: receiver, text: words });

/** The kind. */
export const handoff = stepKind(schema, {
  exits: () => [],
  isLast: true,
  texts: textsAt('text'),
  receiver: ({ to }) => to,
  take: (step, at) =>
    done<SharedEffect>(at, at.step, { type: 'hand_off', to: step.to, text: fill(step.text, at.answers) }),
});
