/** Resolves the conversation. */
import * as z from 'zod/mini';
import { stepKind } from '#core/automation/turn/step-kind.ts';
import { done } from '#core/automation/turn/turn.ts';

/** Resolves the conversation. */
export type EndEffect = { type: 'end' };

/** The kind. */
export const end = stepKind(z.strictObject({ kind: z.literal('end') }), {
  exits: () => [],
  isLast: true,
  take: (_, at) => done<EndEffect>(at, at.step, { type: 'end' }),
});
