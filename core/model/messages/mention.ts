/** A note that mentions an agent. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { instant } from '#core/model/text.ts';

/** A mention, as its agent sees it. */
export const mention = z.strictObject({
  id,
  conversation_id: id,
  /** The note's row. */
  seq: z.int(),
  created_at: instant,
  /** Who wrote the note. */
  by: z.nullable(z.string()),
  visitor_name: z.nullable(z.string()),
  /** The beginning of the note. */
  content: z.string(),
  is_seen: z.boolean(),
});
/** A mention, as its agent sees it. */
export type Mention = z.infer<typeof mention>;
