/** Targets of a widget: how soon visitors should be answered, and their matters resolved. */
import * as z from 'zod/mini';
import { priorities } from '#core/model/closed-sets.ts';
import type { Priority } from '#core/model/conversations/conversation.ts';

/** Minutes within business hours, at most thirty days; null for no target. */
const minutes = z.nullable(z.int().check(z.gte(1), z.lte(43_200)));
const byPriority = z.strictObject(
  Object.fromEntries(priorities.map((priority) => [priority, minutes])) as Record<Priority, typeof minutes>,
);

/** A widget's targets by what they are for and the priority of the conversation; null without any. */
export const targets = z.nullable(z.strictObject({ first_response: byPriority, resolution: byPriority }));
/** A widget's targets. */
export type Targets = z.infer<typeof targets>;
