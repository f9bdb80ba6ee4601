/** Operations of actions on a conversation. */
import type { macros } from '#core/contract/endpoints/conversations/macros.ts';
import { type TeamCaller, actorOf, authorOf } from '#core/access/team-access.ts';
import { toMessage, unread } from '#core/conversation/views.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import type { Deps } from '#functions/deps.ts';
import { created } from '#functions/http/answer.ts';
import type { Call, Operations } from '#functions/http/call.ts';
import { type Runner, runMacro } from '#functions/use-cases/actions/run-macro.ts';
import { undoRun } from '#functions/use-cases/actions/undo-run.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';
import { type LoadedConversation, showConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type FileDeps, filesToSend } from '#functions/use-cases/files/file-requests.ts';
import { followAnswer } from '#functions/use-cases/messages/answer-delivery.ts';
import { notifyTeam } from '#functions/use-cases/notify/notify-team.ts';
import { uploaderOf } from './files.ts';

/** Running and undoing actions. */
export const macroOperations: Operations<Deps & FileDeps, keyof typeof macros> = {
  runActions: run,
  undoActions: async (deps, { params, body, caller }) => {
    const undone = await undoRun(deps, params.id, body.client_message_id, runnerOf(caller));
    return { results: [...undone.results], conversation: await show(deps, undone) };
  },
};

async function run(deps: Deps & FileDeps, { params, body, caller }: Call<'runActions'>) {
  const { client_message_id: id, content, actions, seen_seq: seenSeq } = body;
  const files = filesToSend(deps, body.metadata?.files, uploaderOf(caller, 'public'));
  const translatedFrom = body.metadata?.translated_from;
  const given = { ...runnerOf(caller), id, content, translatedFrom, files, actions, seenSeq };
  const { sent, delivery } = await followAnswer(deps, (following) => runMacro(following, params.id, given));
  const { message, results, isNew } = sent;
  return created(
    {
      message: message && { ...toMessage(message, message.state, unread), ...delivery },
      results: [...results],
      conversation: await show(deps, sent),
    },
    isNew,
  );
}

const runnerOf = (caller: TeamCaller): Runner => ({
  userId: caller.user_id,
  by: actorOf(caller),
  author: authorOf(caller),
  me: caller.agent ?? null,
});

type Changed = { state: LoadedConversation; hasNewFields: boolean };

/** What it became. No row tells the team of labels and priorities, so they are pushed from here. */
async function show(deps: Deps, { state, hasNewFields }: Changed): Promise<FullConversation> {
  const conversation = await showConversation(deps.table, state, explainWaiting(deps));
  if (hasNewFields) await notifyTeam(deps, state, conversation);
  return conversation;
}
