/** A workflow's http step: what is known so far is posted. The same turn carries the same id, so that a receiver can tell repeats. */
import type { Attributes } from '#core/model/text.ts';
import type { HttpEffect } from '#core/automation/steps/http.ts';
import type { WorkflowState } from '#core/automation/turn/turn.ts';
import type { Deps } from '#functions/deps.ts';
import { type HttpStepDeps, postSigned, valuesAt } from '#functions/platform/network/signed-post.ts';
import { signingSecret } from '#functions/store/automation/workflow-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** Calls the step's host and gives what is to be saved; nothing when no usable answer came. */
export async function runHttpStep(
  deps: HttpStepDeps & Pick<Deps, 'table' | 'now' | 'log'>,
  { state, progress }: { state: LoadedConversation; progress: WorkflowState },
  { step, url, save }: HttpEffect,
): Promise<Attributes | undefined> {
  const { id: conversation_id, automation } = state.metadata;
  const secret = automation ? await signingSecret(deps.table, automation.id) : undefined;
  try {
    if (secret === undefined) throw new Error('The workflow has no signing secret.');
    const answer = await postSigned(deps, {
      url,
      id: `${conversation_id}-${step}-${progress.turn}`,
      body: { conversation_id, workflow_id: automation?.id, step, answers: progress.answers },
      key: Buffer.from(secret, 'base64'),
      atMs: deps.now(),
    });
    return valuesAt(answer, save);
  } catch (error) {
    deps.log.warn('http_step_failed', { conversation_id, step, error });
    return undefined;
  }
}
