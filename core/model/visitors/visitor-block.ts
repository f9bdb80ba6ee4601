/** A visitor whose messages are refused for a while, or for ever. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { instant, optionalLine } from '#core/model/text.ts';

/** How a visitor is to be blocked. `hours`: null is for ever. `email`, `network`: whether also by their address, and new sessions from their network. */
export const blockSettings = z.strictObject({
  hours: z.nullable(z.int().check(z.gte(1), z.lte(8760))),
  email: z._default(z.boolean(), false),
  network: z._default(z.boolean(), false),
  reason: z._default(optionalLine(200), ''),
});

/** A blocked visitor. `until`: null is for ever. `network`: what else is blocked; null for nothing. */
export const visitorBlock = z.strictObject({
  visitor_id: id,
  widget_id: id,
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  until: z.nullable(instant),
  by_email: z.boolean(),
  network: z.nullable(z.string()),
  reason: z.string(),
  blocked_by: z.nullable(z.string()),
  blocked_at: instant,
});
/** A blocked visitor. */
export type VisitorBlock = z.infer<typeof visitorBlock>;
