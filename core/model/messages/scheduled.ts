/** A message that an agent has written and that is to be sent later. */
import * as z from 'zod/mini';
import { clientMessageId } from './client-message-id.ts';
import { heldReasons, ifVisitorWrites } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { original } from './message.ts';
import { content, instant } from '#core/model/text.ts';

/** A scheduled message, as the team sees it. Visitors see nothing of it before it is sent. */
export const scheduledMessage = z.strictObject({
  /** What the message is sent under. */
  client_message_id: clientMessageId,
  conversation_id: id,
  content,
  /** What its author wrote where it is a translation. */
  translated_from: z.optional(original),
  /** Whose message it is: it is sent in this agent's name. */
  agent_id: id,
  agent_name: z.string(),
  send_at: instant,
  /** What happens at that time if the visitor has written meanwhile. */
  if_visitor_writes: z.enum(ifVisitorWrites),
  /** Why it wasn't sent on time and waits for the team; null while it is to be sent. */
  held: z.nullable(z.enum(heldReasons)),
  /** What the visitor wrote after this row came after it was scheduled; null where that isn't known. */
  after_seq: z.nullable(z.int()),
  /** Grows with each change. */
  version: z.int(),
});
/** A scheduled message. */
export type ScheduledMessage = z.infer<typeof scheduledMessage>;
