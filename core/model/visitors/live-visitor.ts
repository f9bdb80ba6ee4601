/** A visitor who is on the site now, as agents see them in the list. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { instant } from '#core/model/text.ts';
import { visitor } from './visitor.ts';

/** A visitor on the site. */
export const liveVisitor = z.extend(
  z.pick(visitor, { id: true, widget_id: true, name: true, verified: true, timezone: true, locale: true }),
  {
    /** The page they came to last. */
    page: z.nullable(visitor.shape.pages.def.element),
    /** When this visit began. */
    since: instant,
    /** How often they came, this visit included; half an hour without a page begins another. */
    visits: z.int(),
    chat: z.enum(['none', 'open', 'resolved']),
    /** That chat; null without one, and where the caller doesn't see it. */
    conversation_id: z.nullable(id),
  },
);
/** A visitor on the site. */
export type LiveVisitor = z.infer<typeof liveVisitor>;

/** Who is on the sites now. */
export const liveVisitors = z.strictObject({
  /** The widgets whose visitors are listed. */
  widgets: z.array(z.strictObject({ id, name: z.string() })),
  /** How many there are: those in `data`, and beyond 100 everybody on these sites. */
  total: z.int(),
  data: z.array(liveVisitor),
});
/** Who is on the sites now. */
export type LiveVisitors = z.infer<typeof liveVisitors>;

/** Whether the visitors of some conversations have a page open. */
export const conversationPresence = z.strictObject({
  data: z.array(z.strictObject({ conversation_id: id, is_connected: z.boolean() })),
});
/** Whether the visitors of some conversations have a page open. */
export type ConversationPresence = z.infer<typeof conversationPresence>;
