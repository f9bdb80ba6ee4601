/**
 * Erasing a person. First they are gone as a visitor: no session opens anything of theirs and no chat of theirs begins.
 * Then, chat by chat, what is open is closed and every row deleted. Whatever is cut short is gone on with by the sweep,
 * which alone may delete files, and also looks again once everything that was under way has come to its end. Numbers stay: they name nobody.
 */
import { found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import type { Deps } from '#functions/deps.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import {
  type Erasure,
  type Erasures,
  beginErasure,
  erasureOf,
  erasures,
  keepErasureLog,
  settleErasure,
  ticketIdsOf,
} from '#functions/store/visitors/erasure-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { eraseTicket } from '#functions/store/conversations/ticket-store.ts';
import { type LogPosition, eraseDeliveries } from '#functions/store/webhooks/delivery-store.ts';
import { eraseBlock } from '#functions/store/visitors/block-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type AuditDeps, audited } from '#functions/use-cases/audit/record-change.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { endSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';
import { visitorAudience } from '#functions/use-cases/notify/audience.ts';
import { throughLogs } from '#functions/use-cases/webhooks/through-logs.ts';
import { type OwnConversation, eraseRows, eraseWords } from './erase-rows.ts';
import { finishRedaction } from './finish-redactions.ts';

type EraseDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'> & Pick<AuditDeps, 'by'>;
/** Deletes files of a visitor's conversations; whether there were any. */
type EraseFiles = (visitor: Id) => Promise<boolean>;

const ERASE_MS = 4000;
const CONVERSATIONS = 10;

/**
 * Erases a person; repeated, it goes on where it was cut short. `nothing` when no conversation was found any more: only
 * files may be left, which the sweep erases. @throws DomainError `not_found`
 */
export async function eraseVisitor(deps: EraseDeps, id: Id): Promise<Left> {
  await deleteVisitor(deps, id);
  const erasure = found(await erasureOf(deps.table, id));
  // Files may be left, so that the sweep goes on in any case.
  return continueErasure(deps, erasure, deps.now() + ERASE_MS, async () => true);
}

/** What a look at everything of a person came to; `something` when there was anything to erase, or time ran out. */
type Left = 'nothing' | 'something';

/** Takes a visitor away; looks again at one who has changed meanwhile. Nobody is left when that was done before. */
function deleteVisitor(deps: EraseDeps, id: Id): Promise<'done'> {
  return retryOnConflict('this visitor', async () => {
    const visitor = await getVisitor(deps.table, id, { consistent: true });
    if (!visitor) return 'done';
    // Who was erased is not in the log: their name goes with them.
    const table = audited(deps, { verb: 'erased', entity: 'visitor', id });
    return (await beginErasure(table, visitor, deps.now())) === 'done' ? 'done' : 'conflict';
  });
}

/**
 * Goes on with every redaction and the erasure of every person, until `until` (milliseconds since 1970).
 * @returns what goes because its retention has ended, which is gone on with elsewhere
 */
export async function finishErasures(
  deps: EraseDeps & { files?: OpenFiles },
  until: number,
): Promise<Pick<Erasures, 'visitors' | 'conversations'>> {
  const { visitors, conversations, rows } = await erasures(deps.table);
  for (const row of rows) await finishRedaction(deps, row, until);
  const isAsked = ({ last_at_ms }: Erasure): boolean => last_at_ms === undefined;
  for (const erasure of visitors.filter(isAsked))
    await continueErasure(deps, erasure, until, (visitor) => eraseFilesOf(deps, visitor));
  return { visitors: visitors.filter((one) => !isAsked(one)), conversations };
}

/** Deletes files of a visitor's conversations; whether there were any. */
export const eraseFilesOf = async ({ files }: { files?: OpenFiles }, visitor: Id): Promise<boolean> =>
  files ? (await files()).erase(visitor) : false;

/** Looks at everything of a person. What is found nowhere any more, with nothing in flight, is settled. */
async function continueErasure(
  deps: EraseDeps,
  erasure: Erasure,
  until: number,
  eraseFiles: EraseFiles,
): Promise<Left> {
  const { visitor_id: visitor } = erasure;
  const left = await erasePerson(deps, erasure, until);
  const hadFiles = await eraseFiles(visitor);
  const isAlone = left === 'nothing' && !hadFiles && hasLanded(erasure.began_at_ms, deps.now());
  const isLogEmpty = await eraseFromWebhooks(deps, erasure, { isAlone, until });
  if (isAlone && isLogEmpty) await settleErasure(deps.table, visitor);
  return left;
}

/** Erases everything of a person but files and what webhooks were sent. */
export async function erasePerson(deps: EraseDeps, erasure: Erasure, until: number): Promise<Left> {
  const { visitor_id: visitor } = erasure;
  await endSockets(deps, visitorAudience(erasure));
  await eraseBlock(deps.table, visitor);
  const tickets = await ticketIdsOf(deps.table, visitor);
  for (const ticket of tickets) await eraseTicket(deps.table, ticket);
  return eraseConversations(deps, visitor, until);
}

/** A look that begins at the first log. */
const FROM_START: LogPosition = { webhook_id: 0, after: '', found: false };

/**
 * Deletes what webhooks were sent about a visitor; whether a look through all of it found nothing.
 * @param isAlone nothing else is left, so that nothing is added to what was looked through: a look is gone on with
 */
async function eraseFromWebhooks(
  deps: EraseDeps,
  { visitor_id: visitor, log }: Erasure,
  { isAlone, until }: { isAlone: boolean; until: number },
): Promise<boolean> {
  const keep = (position: LogPosition): Promise<void> => keepErasureLog(deps.table, visitor, position);
  const walk = { until, ...(isAlone && { position: log, keep }) };
  const { isComplete, found } = await throughLogs(deps, walk, (webhook, after) =>
    eraseDeliveries(deps.table, webhook, { visitor }, after),
  );
  if (isAlone && isComplete && found) await keep(FROM_START);
  return isComplete && !found;
}

/** Erases a visitor's conversations. */
async function eraseConversations(deps: EraseDeps, visitor: Id, until: number): Promise<Left> {
  let found = false;
  let before: string | undefined;
  do {
    if (deps.now() >= until) return 'something';
    const entries = await newestOfVisitor(deps.table, visitor, { limit: CONVERSATIONS, before });
    const erased = await Promise.all(entries.map(({ id }) => eraseConversation(deps, { id, visitor }, until)));
    found ||= erased.includes(true);
    before = entries.length === CONVERSATIONS ? entries.at(-1)?.position : undefined;
  } while (before !== undefined);
  return found ? 'something' : 'nothing';
}

/** Ends and erases a conversation of a visitor's; answers whether there was anything of it. */
async function eraseConversation(deps: EraseDeps, entry: OwnConversation, until: number): Promise<boolean> {
  const { id: conversation, visitor } = entry;
  const newest = await newestRow(deps.table, conversation, { consistent: true });
  if (newest && newest.state.visitor_id !== visitor) return false;
  if (newest && newest.state.status !== 'closed') {
    await transitionConversation(deps, conversation, ({ row }) =>
      row.state.status === 'closed' ? undefined : { type: 'close', by: { type: 'system', reason: 'visitor_erased' } },
    );
  }
  const hadWords = await eraseWords(deps.table, conversation);
  return (await eraseRows(deps, entry, until)) || hadWords;
}
