/** Where a conversation is handed on to, and what is said with it. */
import * as z from 'zod/mini';
import { transferReasons } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { text } from '#core/model/text.ts';

/** What is said to who gets it. */
export const transferNote = text(2000);

/** An agent, a department, or with null the queue. What is said is stored as a note before it. */
export const transfer = z
  .strictObject({
    agent_id: z.optional(z.nullable(id)),
    department_id: z.optional(z.nullable(id)),
    force: z._default(z.boolean(), false),
    note: z.optional(transferNote),
    reason: z.optional(z.enum(transferReasons)),
  })
  .check(
    z.refine(
      (body) => (body.agent_id === undefined) !== (body.department_id === undefined),
      'Must have either agent_id or department_id',
    ),
  );
