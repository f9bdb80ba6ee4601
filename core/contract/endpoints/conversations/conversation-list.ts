/** The list of the agents' conversations: what narrows it, and its orders. */
import * as z from 'zod/mini';
import { channels, priorities, ratingFilters } from '#core/model/closed-sets.ts';
import { label, listedConversation, statuses } from '#core/model/conversations/conversation.ts';
import { factLists } from '#core/model/conversations/fact.ts';
import { anyInstant, line } from '#core/model/text.ts';
import { AGENT_API, endpoint, idText, page, paging } from '#core/contract/kit/endpoint.ts';

/** The longest range of a report, on days of 25 hours, too. */
const MAX_COUNTED_MS = 402 * 86_400_000;

/** What lists of another order than the newest first can't be narrowed by. */
const notOrdered = {
  queue: ['status', 'snoozed', 'agent_id', 'following', 'visitor_id', 'q', 'since', 'fact'],
  waiting: ['snoozed', 'following', 'visitor_id', 'q', 'since', 'fact'],
};

/** What a list can be narrowed by, apart from what says whose it is. */
const narrowings = {
  widget_id: z.optional(idText),
  priority: z.optional(z.enum(priorities)),
  department_id: z.optional(idText),
  label: z.optional(label),
  channel: z.optional(z.enum(channels)),
  /** The visitor's rating: a number of stars, any, or none. */
  rating: z.optional(z.enum(ratingFilters)),
  /** Those that began at this time or later, and before another. */
  created_from: z.optional(anyInstant),
  created_to: z.optional(anyInstant),
};

/** The list of conversations. */
export const listConversations = endpoint({
  method: 'GET',
  path: `${AGENT_API}/conversations`,
  role: 'agent',
  tag: 'Conversations',
  summary:
    'List conversations, newest first, with filters and search, without attributes; a short page can still have a cursor',
  query: z
    .strictObject({
      ...paging,
      status: z.optional(z.enum(statuses)),
      /** `true`: those that are snoozed, which lists of one status leave out. */
      snoozed: z.optional(z.enum(['true'])),
      agent_id: z.optional(z.union([z.enum(['me', 'none', 'any']), idText])),
      /** `true`: those that the caller follows, or was mentioned in. */
      following: z.optional(z.enum(['true'])),
      ...narrowings,
      visitor_id: z.optional(idText),
      /** `true`, with `visitor_id`: also those of visitors who are the same person for the team. */
      same_person: z.optional(z.enum(['true'])),
      q: z.optional(line(200)),
      since: z.optional(anyInstant),
      fact: z.optional(z.enum(factLists)),
      from: z.optional(anyInstant),
      to: z.optional(anyInstant),
      /**
       * `queue`: those that wait for an agent, most urgent first, then the longest wait. `waiting`: those that are open,
       * first those whose visitor waits for an answer, the longest wait first. Without it newest first.
       */
      order: z.optional(z.enum(['queue', 'waiting'])),
    })
    .check(
      z.refine(
        ({ fact, from, to }) =>
          (fact === undefined) === (from === undefined) && (fact === undefined) === (to === undefined),
        { path: ['fact'], error: 'Must be given together with `from` and `to`' },
      ),
      z.refine(({ from = '', to = '' }) => !(Date.parse(to) - Date.parse(from) > MAX_COUNTED_MS), {
        path: ['to'],
        error: 'Must be at most 402 days after `from`',
      }),
      z.refine(({ fact, q, since }) => fact === undefined || (q === undefined && since === undefined), {
        path: ['fact'],
        error: "Can't be combined with `q` or `since`",
      }),
      z.refine(
        ({ order, ...others }: Record<string, unknown>) =>
          order === undefined ||
          !notOrdered[order as keyof typeof notOrdered].some((name) => others[name] !== undefined),
        {
          path: ['order'],
          error:
            "`queue` can't be combined with `status` and `agent_id`, and neither order with `snoozed`, `visitor_id`, `q`, `since` and `fact`",
        },
      ),
      z.refine(({ order, status }) => order !== 'waiting' || (status !== 'resolved' && status !== 'closed'), {
        path: ['order'],
        error: 'Only open conversations can be listed by waiting time',
      }),
    ),
  answer: {
    status: 200,
    /**
     * `total`, with `order=queue` only: how many wait in all, before anything but widget, priority and department narrows them; with `snoozed`: how many are, of
     * that agent or in all, before anything else narrows them.
     */
    schema: z.extend(page(listedConversation), { total: z.optional(z.int()) }),
  },
});
