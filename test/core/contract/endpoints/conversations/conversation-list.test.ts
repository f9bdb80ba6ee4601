import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { listConversations } from '#core/contract/endpoints/conversations/conversation-list.ts';

type Query = Record<string, string>;

/** What is wrong with a query, as `<field>: <sentence>`; nothing where it is taken. */
function problemsOf(query: Query): string[] {
  const { error } = z.safeParse(listConversations.query, query);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const report = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };

const taken: Record<string, Query> = {
  nothing: {},
  'what narrows a list': { widget_id: '1', priority: 'urgent', label: 'vip', channel: 'email', rating: 'any' },
  'a queue, narrowed': { order: 'queue', widget_id: '1', priority: 'high', department_id: '2' },
  'those that wait, of one colleague': { order: 'waiting', status: 'active', agent_id: '7' },
  'what a report counted': { fact: 'started', ...report },
  'a range of 402 days': { fact: 'started', from: '2026-01-01T00:00:00Z', to: '2027-02-07T00:00:00Z' },
};
test.each(Object.entries(taken))('takes %s', (_, query) => expect(problemsOf(query)).toEqual([]));

const orders = "`queue` can't be combined with `status` and `agent_id`, and neither order with";
const refused: Record<string, [Query, string]> = {
  'a page of 101': [{ limit: '101' }, 'limit: Must be a whole number from 1 to 100'],
  'half a range': [{ fact: 'started', from: report.from }, 'fact: Must be given together with `from` and `to`'],
  'a range without a fact': [report, 'fact: Must be given together with `from` and `to`'],
  'a range of 403 days': [
    { fact: 'started', from: '2026-01-01T00:00:00Z', to: '2027-02-08T00:00:00Z' },
    'to: Must be at most 402 days after `from`',
  ],
  'a search of what a report counted': [
    { fact: 'started', ...report, q: 'order' },
    "fact: Can't be combined with `q` or `since`",
  ],
  'a queue of one colleague': [{ order: 'queue', agent_id: 'me' }, `order: ${orders}`],
  'a searched queue': [{ order: 'queue', q: 'order' }, `order: ${orders}`],
  'those that wait, snoozed': [{ order: 'waiting', snoozed: 'true' }, `order: ${orders}`],
  'those that wait, resolved': [
    { order: 'waiting', status: 'resolved' },
    'order: Only open conversations can be listed by waiting time',
  ],
};
test.each(Object.entries(refused))('refuses %s and says why', (_, [query, problem]) =>
  expect(problemsOf(query)).toEqual([expect.stringContaining(problem)]),
);
