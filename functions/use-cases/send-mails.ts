/** Sends the mails that were ordered. Each is written from what is stored now: what was erased meanwhile is in none. */
import type { MailText } from '../../core/mails.ts';
import { ticketMail, transcriptMail } from '../../core/mails.ts';
import type { Id } from '../../core/model/id.ts';
import { createdAtMs } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import type { SendMail } from '../mail.ts';
import type { MailOrder, StoredOrder } from '../store/outbox-store.ts';
import { dropOrder, readOutbox, takeOrder } from '../store/outbox-store.ts';
import type { Table } from '../store/table.ts';
import { getTicket } from '../store/ticket-store.ts';
import { getVisitor } from '../store/visitor-store.ts';
import { getWidget } from '../store/widget-store.ts';
import { loadState } from './conversation-state.ts';
import { listPublicRows } from './list-messages.ts';

type MailDeps = Pick<Deps, 'table' | 'now' | 'log'> & { sendMail: SendMail };

const AT_ONCE = 25;
const MOST_TRIES = 3;
/** A longer chat is mailed from its end. */
const MOST_LINES = 500;

/** Sends what waits, until `until` (milliseconds since 1970). */
export async function sendMails(deps: MailDeps, until: number): Promise<void> {
  for (const order of await readOutbox(deps.table, AT_ONCE)) {
    if (deps.now() >= until) return;
    if ((await takeOrder(deps.table, order, deps.now())) === 'done') await carryOut(deps, order);
  }
}

/** What fails is tried again by a later sweep, so many times. */
async function carryOut({ table, sendMail, log }: MailDeps, stored: StoredOrder): Promise<void> {
  try {
    const mail = await write(table, stored.order);
    if (mail) await sendMail(mail.to, mail);
  } catch (error) {
    const isLast = stored.tries + 1 >= MOST_TRIES;
    log[isLast ? 'error' : 'warn']('mail_failed', { about: stored.order.about, error });
    if (!isLast) return;
  }
  await dropOrder(table, stored);
}

/** The mail, and whom it is to; nothing when there is nobody to write to any more. */
function write(table: Table, order: MailOrder): Promise<(MailText & { to: string }) | undefined> {
  switch (order.about) {
    case 'transcript':
      return writeTranscript(table, order.conversation_id);
    case 'ticket':
      return writeTicket(table, order.ticket_id);
  }
}

async function writeTranscript(table: Table, conversation: Id) {
  const state = await loadState(table, conversation, { consistent: true });
  if (!state) return undefined;
  const { visitor_id, widget_id } = state.info;
  const [visitor, widget] = await Promise.all([
    getVisitor(table, visitor_id, { consistent: true }),
    getWidget(table, widget_id),
  ]);
  if (!visitor?.email) return undefined;
  const rows = await listPublicRows(table, conversation, { limit: MOST_LINES });
  const lines = rows.map((row) => ({ ...row, at_ms: createdAtMs(row.id) }));
  const isWhole = (rows[0]?.previous_seq ?? 0) === 0;
  return { to: visitor.email, ...transcriptMail(widget?.name ?? 'us', lines, { isWhole }) };
}

async function writeTicket(table: Table, id: Id) {
  const ticket = await getTicket(table, id);
  const to = ticket?.requester?.email;
  return ticket && to ? { to, ...ticketMail(ticket) } : undefined;
}
