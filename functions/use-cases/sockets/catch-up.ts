/** The rows a socket missed: those after the ones its client has, as many as one greeting brings. */
import { type AnswerPage, answerPage } from '#core/limits/answer-size.ts';
import { type ClientFrame, type ServerFrame, RESUME_LIMIT } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import { type Scope, isInScope } from '#core/access/scope.ts';
import { toMessage, toVisitorMessage } from '#core/conversation/views.ts';
import type { Deps } from '#functions/deps.ts';
import type { Connection } from '#functions/store/sockets/connection-store.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { placeOf, scopeAtSocket } from '#functions/use-cases/access/scope.ts';
import { notifyQueuePosition } from '#functions/use-cases/assignment/queue-position.ts';

type CatchUpDeps = Pick<Deps, 'table' | 'push' | 'now' | 'areAgentsScoped'>;

/** The conversations a client has, and the last row it knows of each. */
export type Resume = NonNullable<(ClientFrame & { type: 'hello' })['resume']>;

/** A visitor has one conversation that isn't closed, and perhaps one that was just closed. Anybody can ask, and reading each is billed. */
const MAX_OF_A_VISITOR = 2;

/** Each row is a billed frame, and anybody can open a socket. A client that missed more asks once, over HTTP. */
const ROWS_FOR_A_VISITOR = 5;

/**
 * Sends the rows after those the client has. Agents get the next rows of every conversation. A visitor gets a few
 * rows in total, once per socket; for the rest the frame says that there is more to fetch.
 */
export async function catchUp(
  deps: CatchUpDeps,
  connection: Connection,
  resume: Resume,
  isFirst: boolean,
): Promise<void> {
  const isVisitor = connection.principal === 'visitor';
  const known = new Map(resume.map(({ conversation_id, after_seq }) => [conversation_id, after_seq]));
  const wanted = [...known].slice(0, isVisitor ? MAX_OF_A_VISITOR : known.size);
  const scope = await scopeAtSocket(deps, connection);
  let left = isFirst ? ROWS_FOR_A_VISITOR : 0;
  // The same size limit as a response over HTTP.
  const all = answerPage<object>(Infinity);
  for (const [conversation, after] of wanted) {
    const max = isVisitor ? left : RESUME_LIMIT;
    const sent = await catchUpOn(deps, connection, { conversation, after, max, all, scope });
    left -= sent;
  }
}

type Missed = { conversation: Id; after: number; max: number; all: AnswerPage<object>; scope: Scope };

/** Sends the rows of one conversation; returns their number. A conversation of someone else is skipped silently, like one that doesn't exist. */
async function catchUpOn(
  deps: CatchUpDeps,
  connection: Connection,
  { conversation, after, max, all, scope }: Missed,
): Promise<number> {
  const state = await loadConversation(deps.table, conversation, { consistent: true });
  const isVisitor = connection.principal === 'visitor';
  if (!state) return 0;
  const isTheirs = isVisitor ? state.row.state.visitor_id === connection.visitor_id : isInScope(scope, placeOf(state));
  if (!isTheirs) return 0;
  if (isVisitor) await notifyQueuePosition(deps, connection.id, state);
  return state.row.seq > after ? sendRows(deps, connection, state, { after, max, all }) : 0;
}

async function sendRows(
  { table, push }: CatchUpDeps,
  { id, principal, batches }: Connection,
  { metadata, row: { state }, read }: LoadedConversation,
  { after, max, all }: Omit<Missed, 'conversation' | 'scope'>,
): Promise<number> {
  const rows = max > 0 && all.wantsMore() ? await listRows(table, metadata.id, { after, limit: max }) : [];
  const frames: ServerFrame[] = [];
  let last = after;
  for (const row of rows) {
    const isShown = principal === 'agent' || row.visibility === 'public';
    const message = principal === 'visitor' ? toVisitorMessage(row, state, read) : toMessage(row, state, read);
    if (isShown && !all.add(message)) break;
    if (isShown) frames.push({ type: 'message.created', message });
    last = row.seq;
  }
  if (last < state.seq) frames.push({ type: 'resume.more', conversation_id: metadata.id, after_seq: last });
  return (await push.reply(id, frames, batches)) === 'sent' ? rows.length : max;
}
