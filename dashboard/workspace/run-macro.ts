/** Running actions on a conversation: shown immediately, reported one by one where something wasn't done, undone by one click. */
import type { Answer } from '#core/contract/http.ts';
import type { Action } from '#core/model/actions/action.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';
import { macros } from '#dashboard/strings/macros.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { actionText } from '#dashboard/macros/action-text.ts';
import type { Workspace } from './context.ts';
import { actionsOn } from './conversation-actions.ts';
import { heldUp } from './held-up.ts';

type Sent = Pick<Outgoing, 'conversation_id' | 'client_message_id' | 'content' | 'original' | 'files' | 'seenSeq'> & {
  actions: readonly Action[];
};

/** Sends a message with its actions. @throws ApiError when nothing was sent or done */
export async function runWith(desk: Workspace, { actions = [], ...sent }: Outgoing): Promise<Answer<'sendMessage'>> {
  const { message } = await run(desk, { ...sent, actions });
  if (!message) throw new Error('What was sent came to no message.');
  return message;
}

/** Runs actions without a message. */
export async function runAlone(desk: Workspace, id: Id, actions: readonly Action[]): Promise<void> {
  const client_message_id = crypto.randomUUID();
  const sent = { conversation_id: id, client_message_id, content: '', files: [], actions };
  // Once more, as it may have been done without its answer arriving: the same one is never done twice.
  await run(desk, sent)
    .catch(() => run(desk, sent))
    .catch((error: unknown) => toast(inWords(error), 'problem'));
}

async function run(desk: Workspace, sent: Sent): Promise<Answer<'runActions'>> {
  const { api, inbox, me } = desk;
  const { conversation_id: id, client_message_id, content, original, files, actions } = sent;
  const known = inbox.conversations.get(id);
  // A reply that is held for a moment was written on what was there then.
  const seen_seq = sent.seenSeq ?? known?.last_seq;
  inbox.own(id);
  const end = inbox.conversations.expect(id, expected(actions, known, me.peek().agent?.id));
  try {
    const ran = await api('runActions', {
      params: { id: String(id) },
      body: {
        client_message_id,
        content,
        actions: [...actions],
        ...(files.length > 0 || original
          ? {
              metadata: {
                ...(files.length > 0 ? { files: files.map((file) => ({ id: file.id })) } : {}),
                ...(original ? { translated_from: original } : {}),
              },
            }
          : {}),
        ...(seen_seq === undefined ? {} : { seen_seq }),
      },
    });
    inbox.accept(ran.conversation);
    report(desk, sent, ran.results);
    return ran;
  } finally {
    end();
  }
}

/** What it becomes, as far as that is known before the server says. */
function expected(
  actions: readonly Action[],
  known: Conversation | undefined,
  own: Id | undefined,
): Partial<Conversation> {
  let labels = known?.labels ?? [];
  const change: Partial<Conversation> = {};
  for (const action of actions) {
    if (action.type === 'add_label') labels = labels.includes(action.label) ? labels : labels.concat(action.label);
    if (action.type === 'remove_label') labels = labels.filter((one) => one !== action.label);
    if (action.type === 'set_priority') change.priority = action.priority;
    if (action.type === 'snooze') change.is_snoozed = true;
    if (action.type === 'resolve') Object.assign(change, { status: 'resolved', waiting_since: null });
    if (action.type === 'assign') {
      const agent_id = action.agent_id === 'me' ? (own ?? null) : (action.agent_id ?? null);
      Object.assign(change, { agent_id, status: agent_id === null ? 'pending' : 'active' });
    }
  }
  return { ...change, labels };
}

/** Says what came of it. What wasn't done is named, one by one; for a resolve that misses attributes, the form opens instead. */
function report(desk: Workspace, sent: Sent, given: Answer<'runActions'>['results']): void {
  const { conversation_id: id } = sent;
  const { ask } = heldUp;
  const results = given.map((result) => (ask && isHeldUp(result) ? { ...result, reason: null } : result));
  if (ask && given.some(isHeldUp))
    void ask(desk, id, () => actionsOn(desk, id).resolve()).catch((error: unknown) => toast(inWords(error), 'problem'));
  const done = results.filter(({ outcome }) => outcome === 'done').length;
  const undo = done > 0 ? { label: macros.undo, run: () => void undoRun(desk, sent) } : undefined;
  const refused = results.flatMap(({ reason }, index) =>
    reason === null ? [] : named(desk, sent, index, macros.refusals[reason]),
  );
  if (refused.length > 0) toast(refused.join('\n'), 'problem', undo);
  else if (done > 0 || !given.some(isHeldUp)) toast(macros.done(done), 'done', undo);
}

const isHeldUp = ({ reason }: Answer<'runActions'>['results'][number]): boolean => reason === 'attributes_required';

function named({ team }: Workspace, { actions }: Sent, index: number, reason: string): string[] {
  const action = actions[index];
  return action ? [macros.refused(actionText(action, team), reason)] : [];
}

/** Undoes it, and says what stays. */
async function undoRun(desk: Workspace, sent: Sent): Promise<void> {
  const { api, inbox } = desk;
  const { conversation_id: id, client_message_id, content, files } = sent;
  try {
    const undone = await api('undoActions', { params: { id: String(id) }, body: { client_message_id } });
    inbox.own(id);
    inbox.accept(undone.conversation);
    const refused = undone.results.flatMap(({ reason }, index) =>
      reason === null ? [] : named(desk, sent, index, macros.undoRefusals[reason]),
    );
    const stays = content !== '' || files.length > 0 || undone.results.some(({ outcome }) => outcome === 'kept');
    if (refused.length > 0) toast(refused.join('\n'), 'problem');
    else toast(stays ? macros.undoneButSaid : macros.undone);
  } catch (error) {
    toast(inWords(error), 'problem');
  }
}
