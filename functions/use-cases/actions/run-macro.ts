/** What an agent runs by one request: an answer and actions, done once however often it is repeated. */
import { createHash } from 'node:crypto';
import { marksOf } from '#core/automation/undo-actions.ts';
import type { Actor, Author, Named } from '#core/conversation/commands.ts';
import { rememberedSeq } from '#core/conversation/state.ts';
import type { Action, ActionResult } from '#core/model/actions/action.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { fold } from '#core/text/fold.ts';
import { type StoredRow, getRow } from '#functions/store/conversations/conversation-store.ts';
import { type StoredRun, lastRunOf, runPut } from '#functions/store/conversations/run-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type FilesToSend, withFiles } from '#functions/use-cases/files/file-requests.ts';
import { refuseCrossed } from '#functions/use-cases/messages/agent-rules.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { SendDeps } from '#functions/use-cases/messages/send-message.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { pushMessage } from '#functions/use-cases/notify/push-message.ts';
import { type PlannedRun, runActions } from './run-actions.ts';

/** Who runs it: `userId` as their identity provider knows them. */
export type Runner = { userId: string; by: Actor; author: Author; me: Named | null };

/** What is run. Without a content and files it is actions alone. */
export type MacroRun = Runner & {
  id: string;
  content: string;
  /** What the agent wrote where the content is a translation of it. */
  translatedFrom?: Metadata['translated_from'];
  files: FilesToSend | undefined;
  actions: readonly Action[];
  seenSeq: number | undefined;
};

/** What came of it; `isNew` is false when the same had been run before. */
export type Ran = {
  results: readonly ActionResult[];
  state: LoadedConversation;
  /** The answer's row. */
  message: StoredRow | null;
  isNew: boolean;
  hasNewFields: boolean;
};

/**
 * Runs it.
 * @throws DomainError `not_found`, `idempotency_mismatch`, `conflict` when a colleague has answered after `seenSeq`, and as
 * `runActions` does
 */
export async function runMacro(deps: SendDeps, conversation: Id, asked: MacroRun): Promise<Ran> {
  const [content, translated_from] = await masked(deps, [asked.content, asked.translatedFrom] as const);
  const run = { ...asked, content };
  const { id, userId, author, files } = run;
  const digest = digestOf(run);
  const isSaying = content !== '' || files !== undefined;
  let last: StoredRun | undefined;
  const remember = ({ results, before, after }: PlannedRun) => {
    const message_seq = isSaying ? before.state.last_message_seq : null;
    const marks = { before: marksOf(before), after: marksOf(after) };
    const actions = run.actions.map((one) => asStored(one, before));
    const stored = {
      run_id: id,
      digest,
      message_seq,
      actions,
      results,
      ...marks,
      undone: null,
      earlier: idsUpTo(last),
    };
    return [runPut({ conversation, userId }, stored, deps.now())];
  };
  const ran = await runActions(deps, conversation, {
    ...run,
    isDue: (state) => {
      last = lastRunOf(state, userId);
      return !isKnown(last, state, run, digest);
    },
    also: remember,
    message: isSaying
      ? async ({ row }) => {
          await refuseCrossed(deps.table, conversation, row.state, { agent: author, seenSeq: run.seenSeq });
          const said = translated_from ? { translated_from } : null;
          const metadata = await withFiles(said, files, row.state.visitor_id);
          return { type: 'agent_message', agent: author, content, client_message_id: id, metadata };
        }
      : undefined,
  });
  if (ran.outcome === 'unknown') throw notFound();
  if (ran.outcome === 'unchanged') return replayed(deps, ran.state, userId);
  const message = ran.rows.find((row) => row.client_message_id === id) ?? null;
  return { ...ran, message, isNew: true };
}

/** An action as undoing needs it: what a note says is in its row, and a label comes back as it was spelled. */
function asStored(action: Action, { labels }: PlannedRun['before']): Action {
  if (action.type === 'note') return { ...action, content: '' };
  if (action.type !== 'remove_label') return action;
  return { ...action, label: labels.find((one) => fold(one) === fold(action.label)) ?? action.label };
}

/** How many runs before the last one are still known: a request that was lost comes again, or comes late. */
const REMEMBERED = 8;

const idsUpTo = (last: StoredRun | undefined): string[] =>
  last ? [...(last.earlier ?? []), last.run_id].slice(-REMEMBERED) : [];

/**
 * Whether it was run before, as the last one. @throws DomainError `idempotency_mismatch` when its id was used for anything else, or
 * others were run since
 */
function isKnown(
  last: StoredRun | undefined,
  state: LoadedConversation,
  { id, author }: MacroRun,
  digest: string,
): boolean {
  const isSame = last?.run_id === id;
  if (isSame && last.digest === digest) return true;
  if (isSame || last?.earlier?.includes(id) || rememberedSeq(state.row.state.staff_sent, id, author.id) !== undefined)
    throw new DomainError('idempotency_mismatch', 'This client_message_id was already used for another message.');
  return false;
}

/** What it came to then. The answer is pushed again: the request before may have failed in between. */
async function replayed(deps: SendDeps, state: LoadedConversation, userId: string): Promise<Ran> {
  const { results, message_seq } = found(lastRunOf(state, userId));
  const message = message_seq === null ? null : ((await getRow(deps.table, state.metadata.id, message_seq)) ?? null);
  if (message) await pushMessage(deps, message, state.row.state);
  return { results, state, message, isNew: false, hasNewFields: false };
}

const digestOf = ({ content, files, actions }: MacroRun): string =>
  createHash('sha256')
    .update(JSON.stringify([content, files?.ids ?? [], actions]))
    .digest('base64url');
