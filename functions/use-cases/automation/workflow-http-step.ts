/**
 * A workflow's http step: what is known so far is posted, signed as Standard Webhooks are, to a host the deployment allows;
 * what is wanted of the answer is picked by its path. The same turn carries the same id, so that a receiver can tell repeats.
 */
import { createHmac } from 'node:crypto';
import { type Attributes, cut, isStorable } from '#core/model/text.ts';
import type { HttpEffect } from '#core/automation/steps/http.ts';
import type { WorkflowState } from '#core/automation/turn/turn.ts';
import type { Deps } from '#functions/deps.ts';
import type { HttpPost } from '#functions/platform/network/http-post.ts';
import { signingSecret } from '#functions/store/automation/workflow-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** The dependencies of calling a host. */
export type HttpStepDeps = {
  httpPost: HttpPost;
  /** The hosts that may be called. */
  httpStepHosts: readonly string[];
};

/** Calls the step's host and gives what is to be saved; nothing when no usable answer came. */
export async function runHttpStep(
  deps: HttpStepDeps & Pick<Deps, 'table' | 'now' | 'log'>,
  { state, progress }: { state: LoadedConversation; progress: WorkflowState },
  { step, url, save }: HttpEffect,
): Promise<Attributes | undefined> {
  const { id: conversation_id, automation } = state.metadata;
  const secret = automation ? await signingSecret(deps.table, automation.id) : undefined;
  try {
    const address = new URL(url);
    // The list may have become shorter since the workflow was saved.
    if (!deps.httpStepHosts.includes(address.host)) throw new Error(`${address.host} is not allowed.`);
    if (secret === undefined) throw new Error('The workflow has no signing secret.');
    const body = JSON.stringify({ conversation_id, workflow_id: automation?.id, step, answers: progress.answers });
    const sent = { id: `${conversation_id}-${step}-${progress.turn}`, seconds: Math.floor(deps.now() / 1000), body };
    const answer = await deps.httpPost(address, body, signed(sent, secret));
    return Object.fromEntries(Object.entries(save).map(([key, path]) => [key, pick(answer, path)]));
  } catch (error) {
    deps.log.warn('http_step_failed', { conversation_id, step, error });
    return undefined;
  }
}

/** https://www.standardwebhooks.com: the id, the time and the body are signed. */
function signed({ id, seconds, body }: { id: string; seconds: number; body: string }, secret: string) {
  const key = Buffer.from(secret, 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}

/** The value at a path such as `order.status`; null where the path leads to nothing an attribute can hold. */
function pick(answer: unknown, path: string): Attributes[string] {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      answer,
    );
  if (typeof found === 'string') return clean(found);
  if (typeof found === 'number') return isStorable(found) ? found : null;
  return typeof found === 'boolean' ? found : null;
}

/** Text from outside, fit to be shown and stored. */
const clean = (text: string): string => cut(text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, ''), 2000);
