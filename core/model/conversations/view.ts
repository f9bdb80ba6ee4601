/** Saved views: what narrows a list of conversations, under a name. */
import * as z from 'zod/mini';
import { channels, listStatuses, listViews, priorities, ratingFilters } from '#core/model/closed-sets.ts';
import { label } from './conversation.ts';
import { id, version } from '#core/model/id.ts';
import { instant, line } from '#core/model/text.ts';

/** What narrows a list of conversations, as the dashboard's addresses say it. */
export const listFilter = z.strictObject({
  view: z.enum(listViews),
  status: z.enum(listStatuses),
  agent_id: z.optional(id),
  department_id: z.optional(id),
  widget_id: z.optional(id),
  priority: z.optional(z.enum(priorities)),
  label: z.optional(label),
  channel: z.optional(z.enum(channels)),
  rating: z.optional(z.enum(ratingFilters)),
  /** Those that began in the last days, instead of `created_from` and `created_to`. */
  days: z.optional(z.int().check(z.gte(1), z.lte(366))),
  created_from: z.optional(instant),
  created_to: z.optional(instant),
  /** Words to search for. */
  q: z.optional(line(200)),
  sort: z.optional(z.enum(['waiting'])),
});
/** What narrows a list of conversations. */
export type ListFilter = z.infer<typeof listFilter>;

/** What its owner sets. */
export const viewSettings = z.strictObject({ name: line(60), filter: listFilter });
/** A new view; a shared one is everybody's. */
export const newView = z.extend(viewSettings, { is_shared: z._default(z.boolean(), false) });
/** A saved view. */
export const savedView = z.strictObject({
  id,
  name: line(60),
  filter: listFilter,
  is_shared: z.boolean(),
  version,
  created_at: instant,
});
/** A saved view. */
export type SavedView = z.infer<typeof savedView>;

/** How many views a person has, and how many a team shares. */
export const MAX_VIEWS = 50;

/** How many conversations are in a view; null where that isn't counted, `is_more` where there are at least that many. */
export const viewCount = z.strictObject({ id, count: z.nullable(z.int()), is_more: z.boolean() });
/** How many conversations are in a view. */
export type ViewCount = z.infer<typeof viewCount>;
