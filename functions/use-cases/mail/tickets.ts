/** Tickets: created by agents and by steps of a workflow, changed by agents. */
import { matchesAll, termsOf } from '#core/text/search-terms.ts';
import type { Received } from '#core/contract/http.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent, getAgents } from '#functions/store/assignment/agent-store.ts';
import { getConversationRecord } from '#functions/store/conversations/conversation-store.ts';
import {
  type TicketItem,
  type TicketRange,
  changeTicket,
  getTicket,
  lastNumber,
  newestTickets,
  putTicket,
  ticketOfStep,
  toTicket,
} from '#functions/store/conversations/ticket-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type Admitted, type MailDeps, admitMail } from './admit-mail.ts';
import { retryOnConflict, writingAlso } from '#functions/store/table.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { type EventDeps, ticketEvents } from '#functions/use-cases/events/event-rows.ts';

/** The dependencies of making tickets. */
export type TicketDeps = MailDeps & Pick<Deps, 'random' | 'events' | 'mask'>;

/** Each try that loses means that another ticket was made. */
const ATTEMPTS = 40;

/** The content of a new ticket. `step` names the conversation's step that makes it, so that a retry makes the same ticket. */
export type NewTicket = Received<'createTicket', 'body'> & { step?: string };

/** Creates a ticket; the same one when its step has made it before. @throws DomainError `not_found` conversation or agent */
export async function createTicket(deps: TicketDeps, { step, requester, ...written }: NewTicket): Promise<TicketItem> {
  const { table, now, random } = deps;
  const given = { ...written, ...(await masked(deps, saidIn(written))) };
  const conversation = given.conversation_id;
  const visitor = conversation === null ? null : await visitorOf(table, conversation);
  await requireAgent(table, given.assignee_id);
  const named = requester === undefined ? visitor : requester;
  let mail: Admitted | undefined;
  return retryOnConflict({ name: 'tickets', attempts: ATTEMPTS }, async () => {
    const made = step && conversation !== null ? await ticketOfStep(table, conversation, step) : undefined;
    if (made) return made;
    mail ??= await admitWord(deps, { to: named?.email, visitor: step === undefined ? undefined : visitor?.id });
    const atMs = now();
    const id = makeId(atMs, random());
    const ticket: TicketItem = {
      ...given,
      id,
      notification: mail.outcome,
      number: (await lastNumber(table)) + 1,
      requester: named && { name: named.name, email: named.email, visitor_id: visitor?.id ?? null },
      created_at: new Date(atMs).toISOString(),
      step: step ?? null,
      version: 1,
    };
    const also = mail.outcome === 'queued' ? [mail.write(id, { about: 'ticket', ticket_id: id })] : [];
    const told = await ticketEvents(deps, undefined, ticket);
    return (await putTicket(table, ticket, visitor?.id ?? null, [...also, ...told])) === 'done' ? ticket : 'conflict';
  });
}

/** What people wrote of it. */
const saidIn = ({ subject, description }: Partial<Pick<TicketItem, 'subject' | 'description'>>) => ({
  ...(subject === undefined ? {} : { subject }),
  ...(description === undefined ? {} : { description }),
});

type Word = { to: string | null | undefined; visitor: Id | undefined };

/** Confirms a ticket to its requester: without a limit for an agent's ticket, within the visitor's limit for a visitor's. */
async function admitWord(deps: TicketDeps, { to, visitor: id }: Word): Promise<Admitted> {
  if (!to) return { outcome: 'none' };
  if (id === undefined) return admitMail(deps, { to, cause: { by: 'team' } });
  const visitor = await getVisitor(deps.table, id, { consistent: true });
  if (!visitor) return { outcome: 'none' };
  return admitMail(deps, { to, cause: { by: 'visitor', visitor, address: visitor.ip_address } });
}

/** One ticket. @throws DomainError `not_found` */
export async function findTicket({ table }: Pick<Deps, 'table'>, id: Id): Promise<TicketItem> {
  return found(await getTicket(table, id));
}

/** Changes a ticket. @throws DomainError `not_found` ticket or agent, `conflict` when it isn't the version named any more */
export async function updateTicket(
  deps: EventDeps & Pick<Deps, 'table' | 'mask'>,
  id: Id,
  { requester, version, ...written }: Received<'updateTicket', 'body'>,
): Promise<TicketItem> {
  const given = { ...written, ...(await masked(deps, saidIn(written))) };
  return retryOnConflict('this ticket', async () => {
    const before = await findTicket(deps, id);
    if (version !== undefined && version !== before.version)
      throw new DomainError('conflict', 'Someone else has changed this ticket in the meantime.', {
        current: toTicket(before),
      });
    // It may stay with an agent who was removed: other fields have to be changeable.
    if (given.assignee_id !== before.assignee_id) await requireAgent(deps.table, given.assignee_id ?? null);
    const changed =
      requester === undefined
        ? before.requester
        : requester && { ...requester, visitor_id: await linkedVisitor(deps.table, before) };
    const after = { ...before, ...given, requester: changed, version: before.version + 1 };
    const table = writingAlso(deps.table, await ticketEvents(deps, before, after));
    return (await changeTicket(table, before, after)) === 'done' ? after : 'conflict';
  });
}

/** What is listed; each filter narrows it. */
export type TicketFilters = Pick<TicketRange, 'status' | 'conversation'> & {
  assignee?: Id | 'none' | undefined;
  /** Words that a ticket must have, or have the beginnings of, in its number, subject, description or requester. */
  words?: readonly string[] | undefined;
  /** Whether the caller sees a ticket. */
  isSeen: (ticket: TicketItem) => Promise<boolean>;
};

/** How many tickets one request reads at most. */
const MAX_READ = 300;
const AT_ONCE = 100;

/** A page of tickets, newest first; `below` is where the next one begins, nothing at the end. */
export async function listTickets(
  { table }: Pick<Deps, 'table'>,
  filters: TicketFilters,
  paging: { limit: number; below: Id },
): Promise<{ tickets: TicketItem[]; below: Id | undefined }> {
  const found: TicketItem[] = [];
  let below: Id | undefined = paging.below;
  for (let read = 0; below !== undefined && read < MAX_READ; read += AT_ONCE) {
    const page = await newestTickets(table, { ...filters, below, limit: AT_ONCE });
    const left = filters.assignee === 'none' ? await leftByTheirAgent(table, page.tickets) : new Set<Id>();
    const wanted = page.tickets.filter((one) => matches(one, filters, left));
    const seen = await Promise.all(wanted.map(filters.isSeen));
    for (const ticket of wanted.filter((_, index) => seen[index])) {
      if (found.length === paging.limit) return { tickets: found, below: found.at(-1)?.id };
      found.push(ticket);
    }
    below = page.below;
  }
  return { tickets: found, below };
}

const matches = (
  ticket: Ticket,
  { status, assignee, words = [] }: Omit<TicketFilters, 'isSeen'>,
  left: ReadonlySet<Id>,
): boolean =>
  (status === undefined || ticket.status === status) &&
  (assignee === undefined || left.has(ticket.id) || ticket.assignee_id === (assignee === 'none' ? null : assignee)) &&
  (words.length === 0 || matchesAll(termsOf(textsOf(ticket)), words));

const textsOf = ({ number, subject, description, requester }: Ticket): string[] =>
  [String(number), subject, requester?.name, requester?.email, description].filter((text) => typeof text === 'string');

/** The tickets whose agent was removed: they count as unassigned. */
async function leftByTheirAgent(table: Deps['table'], tickets: readonly Ticket[]): Promise<Set<Id>> {
  const assignees = new Set(tickets.flatMap(({ assignee_id: id }) => id ?? []));
  const agents = new Set((await getAgents(table, [...assignees])).map(({ id }) => id));
  return new Set(tickets.flatMap(({ id, assignee_id: of }) => (of !== null && !agents.has(of) ? [id] : [])));
}

/** The visitor a ticket is linked to: the visitor of its conversation while that exists, even if the requester is someone else. */
async function linkedVisitor(table: Deps['table'], { requester, conversation_id }: TicketItem): Promise<Id | null> {
  if (requester || conversation_id === null) return requester?.visitor_id ?? null;
  return (await getConversationRecord(table, conversation_id, { consistent: true }))?.metadata.visitor_id ?? null;
}

async function visitorOf(table: Deps['table'], conversation: Id) {
  const record = await getConversationRecord(table, conversation, { consistent: true });
  if (!record) throw new DomainError('not_found', `There is no conversation ${conversation}.`);
  const { visitor_id: id, visitor } = record.metadata;
  return { id, name: visitor.name, email: visitor.email };
}

async function requireAgent(table: Deps['table'], id: Id | null): Promise<void> {
  if (id !== null && !(await getAgent(table, id))) throw new DomainError('not_found', `There is no agent ${id}.`);
}
