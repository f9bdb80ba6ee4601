/** Tickets in the table: numbered by a counter that moves in the transaction which stores them, so that no number is left out. */
import { type Id, padId } from '#core/model/id.ts';
import {
  type Ticket,
  type TicketStatus,
  ticket as ticketSchema,
  ticketStatuses,
} from '#core/model/conversations/ticket.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { type Reference, noteReferences } from '#functions/store/references.ts';
import { countIn, isCount } from '#functions/store/settings-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import { type Item, type Table, type TransactItem, type Written, setFields } from '#functions/store/table.ts';

/** A ticket as stored; `step` is the step of its conversation that made it, if one did. */
export type TicketItem = Ticket & { step: string | null };

/** The ticket as the API shows it. */
export const toTicket = (item: TicketItem): Ticket => shownFields<Ticket>(ticketSchema, item);

/** One ticket, or nothing. */
export async function getTicket(table: Table, id: Id): Promise<TicketItem | undefined> {
  return ticketOf(await table.get({ Key: keys.ticket(id), ConsistentRead: true }));
}

/** The ticket that a step of a conversation made, or nothing. */
export async function ticketOfStep(table: Table, conversation: Id, step: string): Promise<TicketItem | undefined> {
  const found = await table.get({ Key: keys.ticketOfStep(conversation, step), ConsistentRead: true });
  const id = found?.['ticket_id'];
  return typeof id === 'number' ? getTicket(table, id) : undefined;
}

/** Those tickets that exist, of however many, newest first. */
export async function getTickets(table: Table, ids: readonly Id[]): Promise<TicketItem[]> {
  const found = await table.batchGet(ids.map(keys.ticket));
  return found.flatMap((item) => ticketOf(item) ?? []).sort((one, other) => other.id - one.id);
}

/** The number given out last; 0 before the first. */
export async function lastNumber(table: Table): Promise<number> {
  return Number((await table.get({ Key: keys.ticketNumber(), ConsistentRead: true }))?.['last'] ?? 0);
}

/** Has the next ticket get a higher number than this one, which is not counted here; `refused` when it does already. */
export async function passNumber(table: Table, number: number): Promise<Written> {
  const { written } = await table.update({
    Key: keys.ticketNumber(),
    ...setFields({ last: number }),
    ConditionExpression: 'attribute_not_exists(pk) OR #last < :last',
  });
  return written;
}

/**
 * Stores a ticket under the next number; `refused` when another took it, or the ticket's step has made one already.
 * @param visitor whose conversation it is about, even if the requester is someone else: it is exported and erased with them
 */
export function putTicket(
  table: Table,
  ticket: TicketItem,
  visitor: Id | null,
  also: TransactItem[],
): Promise<Written> {
  const { id, number, step, conversation_id: conversation } = ticket;
  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
  return table.transact([
    {
      Put: {
        Item: { ...keys.ticketNumber(), last: number },
        ...(number === 1
          ? absent
          : {
              ConditionExpression: '#last = :last',
              ExpressionAttributeNames: { '#last': 'last' },
              ExpressionAttributeValues: { ':last': number - 1 },
            }),
      },
    },
    ...noteReferences([], references(ticket)),
    { Put: { Item: ticketItem(ticket), ...absent } },
    ...(visitor === null ? [] : [{ Put: { Item: keys.visitorTicket(visitor, id) } }]),
    ...(step === null || conversation === null
      ? []
      : [{ Put: { Item: { ...keys.ticketOfStep(conversation, step), ticket_id: id }, ...absent } }]),
    ...also,
  ]);
}

/** Replaces a ticket as read; `refused` when it has changed since, or its new assignee is gone. */
export function changeTicket(table: Table, before: TicketItem, after: TicketItem): Promise<Written> {
  const put = { Item: ticketItem(after), ...isCount('version', before.version) };
  const noted = noteReferences(references(before), references(after));
  return noted.length === 0 ? table.put(put) : table.transact([...noted, { Put: put }]);
}

const references = ({ assignee_id: id }: TicketItem): Reference[] => (id === null ? [] : [{ to: 'agent', id }]);

/** What a ticket is about once the person it was about was erased: it must be about something. */
const ERASED = 'Erased';

/** Whether a ticket says nothing any more. */
export const isErased = ({ subject, requester, description }: TicketItem): boolean =>
  subject === ERASED && requester === null && description === '';

/** Removes the requester and all messages from a ticket: its number and state stay. */
export async function eraseTicket(table: Table, id: Id): Promise<void> {
  await table.update({
    Key: keys.ticket(id),
    UpdateExpression: 'SET subject = :erased, requester = :nobody, description = :nothing ADD #version :one',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':erased': ERASED, ':nobody': null, ':nothing': '', ':one': 1 },
  });
}

/** Which tickets: of a conversation, of a status, or all; those older than `below`, newest first. */
export type TicketRange = {
  conversation?: Id | undefined;
  status?: TicketStatus | undefined;
  below: Id;
  limit: number;
};

/** The newest tickets of a range, and below which id older ones may be; the index may lag, the tickets themselves don't. */
export async function newestTickets(
  table: Table,
  range: TicketRange,
): Promise<{ tickets: TicketItem[]; below: Id | undefined }> {
  const pages = await Promise.all(
    partitionsOf(range).map(({ index, pk }) =>
      table.query({
        IndexName: index,
        KeyConditionExpression: `${index}pk = :pk AND ${index}sk < :below`,
        ExpressionAttributeValues: { ':pk': pk, ':below': padId(range.below) },
        ScanIndexForward: false,
        Limit: range.limit,
      }),
    ),
  );
  const ids = pages.flatMap(({ items }) => items.map((item) => Number(String(item['pk']).slice('TICKET#'.length))));
  const newest = [...new Set(ids)].sort((one, other) => other - one).slice(0, range.limit);
  const isEnd = newest.length < range.limit && pages.every(({ lastKey }) => lastKey === undefined);
  return { tickets: await getTickets(table, newest), below: isEnd ? undefined : newest.at(-1) };
}

function partitionsOf({ conversation, status }: TicketRange): { index: 'gsi1' | 'gsi2'; pk: string }[] {
  if (conversation !== undefined) return [{ index: 'gsi2', pk: indexes.ofConversation(conversation, 0).gsi2pk }];
  const wanted = status === undefined ? ticketStatuses : [status];
  return wanted.map((one) => ({ index: 'gsi1', pk: indexes.byTicketStatus(one, 0).gsi1pk }));
}

/** A ticket with its keys. One as read brings its former index keys along: those of now come after. */
export const ticketItem = (ticket: TicketItem): Item => ({
  ...ticket,
  ...keys.ticket(ticket.id),
  ...indexes.byTicketStatus(ticket.status, ticket.id),
  ...(ticket.conversation_id === null ? {} : indexes.ofConversation(ticket.conversation_id, ticket.id)),
});

/** Tickets from before it was noted whether somebody is mailed have no such note. */
const ticketOf = (item: Item | undefined): TicketItem | undefined =>
  item && ({ notification: 'none', ...item, version: countIn(item, 'version') } as TicketItem);
