/** What a model writes for this agent: asked for, shown while it is written, and dropped when it is no longer wanted. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CopilotProblem, CopilotSource } from '#core/model/copilot.ts';
import { type CopilotTask, isRewrite } from '#core/model/copilot-tasks.ts';
import type { Conversation } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';
import { type BrowserModels, browserModels, writeHere } from './browser-models.ts';

/** How far it is. `offline`: there is no connection that an answer could come by. */
export type Written =
  | { state: 'idle' }
  | { state: 'writing' | 'done'; task: CopilotTask; text: string; sources: readonly CopilotSource[] }
  | { state: 'failed'; task: CopilotTask; problem: CopilotProblem | 'offline' };

const IDLE: Written = { state: 'idle' };
/** After this long the server has given up, too. */
const PATIENCE_MS = 40_000;

/** What is asked for: `text` is what is rewritten or, for the browser's own model, summarized. */
export type Wanted = { task: CopilotTask; text: string };
type Asking = Pick<Workspace, 'api' | 'onFrame' | 'connection'> & { own?: BrowserModels | undefined };

/**
 * Asks for a text, and calls back with what has come of it until it is done, has failed, or isn't wanted any more. The browser's
 * own models come first: nothing leaves the machine then.
 * @returns how to stop
 */
export function askFor(
  { api, onFrame, connection, own = browserModels() }: Asking,
  id: Id,
  { task, text }: Wanted,
  show: (written: Written) => void,
): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tell = (written: Written) => {
    if (signal.aborted) return;
    if (written.state !== 'writing') end();
    show(written);
  };
  const fail = (problem: CopilotProblem | 'offline') => tell({ state: 'failed', task, problem });
  const request_id = crypto.randomUUID();
  const stopFrames = onFrame((frame) => {
    if (frame.type !== 'copilot' || frame.request_id !== request_id) return;
    if (frame.state === 'failed') fail(frame.problem ?? 'failed');
    else tell({ state: frame.state, task, text: frame.text, sources: frame.sources });
  });
  const timer = setTimeout(() => fail('timeout'), PATIENCE_MS);
  const end = () => {
    clearTimeout(timer);
    stopFrames();
  };
  const ask = async () => {
    const written = await writeHere(own, { task, text, signal });
    if (signal.aborted) return;
    if (written !== undefined) return tell({ state: 'done', task, text: written, sources: [] });
    if (connection.peek() !== 'live') return fail('offline');
    await api('askCopilot', {
      params: { id: String(id) },
      body: { request_id, task, ...(isRewrite(task) ? { text } : {}) },
    });
  };
  show({ state: 'writing', task, text: '', sources: [] });
  ask().catch((error: unknown) => fail(isNotConfigured(error) ? 'not_configured' : 'failed'));
  return () => {
    end();
    stopping.abort();
  };
}

const isNotConfigured = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'not_configured';

/** A model's text for a conversation, of which there is one at a time. */
export function useWritten({ id }: Pick<Conversation, 'id'>) {
  const workspace = useWorkspace();
  const [written, setWritten] = useState(IDLE);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), [id]);
  const clear = () => {
    stop.current();
    setWritten(IDLE);
  };
  const ask = (wanted: Wanted) => {
    stop.current();
    stop.current = askFor(workspace, id, wanted, setWritten);
  };
  return { written, ask, clear };
}

/** Whether agents may have anything written: a bot's model that an admin allows. */
export function useHasModel(): boolean {
  const { team } = useWorkspace();
  useEffect(() => void team.bots.need(), []);
  const bots = team.bots.value.value.data ?? [];
  return bots.some(({ provider, daily_agent_tokens }) => provider !== 'built-in' && daily_agent_tokens > 0);
}
