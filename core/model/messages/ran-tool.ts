/** What a bot's tool did, as the row that agents see says it. */
import * as z from 'zod/mini';
import { argumentsText } from './arguments-text.ts';
import { line } from '#core/model/text.ts';

const value = z.union([z.string(), z.number(), z.boolean()]);

/** A call of a tool: whether it came to anything, after a code by email or not, and what the model gave it. */
export const ranTool = z.strictObject({
  name: line(40),
  outcome: z.enum(['used', 'failed']),
  /** Whether the visitor had typed a code that was mailed to them. */
  after_code: z.boolean(),
  /** The arguments, up to 100 characters of each. A ticket has none. */
  given: z.record(z.string(), value),
  /** The ticket that was created. */
  ticket: z.optional(z.int()),
});
/** A call of a tool. */
export type RanTool = z.infer<typeof ranTool>;

/** The row's English text, for readers that don't know its data. */
export function ranToolText({ name, outcome, after_code, given, ticket }: RanTool): string {
  const used = `${name}${after_code ? ', after a code by email' : ''}`;
  const about = argumentsText(given);
  const call = about === '' ? used : `${used} (${about})`;
  if (outcome === 'failed') return `The bot tried ${call}, and it failed.`;
  return `The bot used ${call}${ticket === undefined ? '' : `: ticket ${ticket}`}.`;
}
