/** What a model writes for this agent: asked for, shown while it is written, and dropped when it is no longer wanted. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CopilotProblem, CopilotSource, CopilotTriage } from '#core/model/knowledge/copilot.ts';
import { type CopilotTask, isRewrite } from '#core/model/knowledge/copilot-tasks.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';
import { type BrowserModels, browserModels, writeHere } from './browser-models.ts';
import { hasModel } from './has-model.ts';

/** How far it is. `offline`: there is no connection that an answer could come by. */
export type Written =
  | { state: 'idle' }
  | {
      state: 'writing' | 'done';
      task: CopilotTask;
      text: string;
      sources: readonly CopilotSource[];
      triage?: CopilotTriage | undefined;
    }
  | { state: 'failed'; task: CopilotTask; problem: CopilotProblem | 'offline' };

const IDLE: Written = { state: 'idle' };
/** After this long the server has given up, too. */
const PATIENCE_MS = 40_000;

/** What is asked for: `text` is what is rewritten or, for the browser's own model, summarized; `to` the language of a translation. */
export type Wanted = { task: CopilotTask; text: string; to?: string | undefined };
type Asking = Pick<Workspace, 'api' | 'onFrame' | 'connection'> & { own?: BrowserModels | undefined };

/**
 * Asks for a text, and calls back with what has come of it until it is done, has failed, or isn't wanted any more. The browser's
 * own models come first: nothing leaves the machine then.
 * @returns how to stop
 */
export function askFor(
  { api, onFrame, connection, own = browserModels() }: Asking,
  id: Id,
  { task, text, to }: Wanted,
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
    else tell({ state: frame.state, task, text: frame.text, sources: frame.sources, triage: frame.triage });
  });
  const timer = setTimeout(() => fail('timeout'), PATIENCE_MS);
  const end = () => {
    clearTimeout(timer);
    stopFrames();
  };
  const ask = async () => {
    const written = await writeHere(own, { task, text, to, signal });
    if (signal.aborted) return;
    if (written !== undefined) return tell({ state: 'done', task, text: written, sources: [] });
    if (connection.peek() !== 'live') return fail('offline');
    await api('askCopilot', {
      params: { id: String(id) },
      body: { request_id, task, ...(isRewrite(task) ? { text } : {}), ...(to === undefined ? {} : { to }) },
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

/**
 * A model's text for a conversation, of which there is one at a time. A draft is dropped when the visitor writes while it is
 * written; `isStale` says that they have written since it was done.
 */
export function useWritten({ id }: Pick<Conversation, 'id'>) {
  const workspace = useWorkspace();
  const [written, setWritten] = useState(IDLE);
  const said = lastSaidIn(workspace.inbox.threads.of(id).value.rows);
  const answered = useRef(said);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), [id]);
  const isStale = 'task' in written && written.task === 'draft' && said > answered.current;
  useEffect(() => {
    if (!isStale || written.state !== 'writing') return;
    stop.current();
    setWritten({ state: 'failed', task: 'draft', problem: 'overtaken' });
  }, [isStale, written.state]);
  const clear = () => {
    stop.current();
    setWritten(IDLE);
  };
  const ask = (wanted: Wanted) => {
    stop.current();
    answered.current = said;
    stop.current = askFor(workspace, id, wanted, setWritten);
  };
  return { written, ask, clear, isStale };
}

/** The visitor's newest message; 0 where there is none. */
const lastSaidIn = (rows: readonly Pick<Message, 'seq' | 'sender_type'>[]): number =>
  rows.findLast(({ sender_type }) => sender_type === 'visitor')?.seq ?? 0;

/** Whether agents may have anything written: a bot's model that an admin allows. */
export function useHasModel(): boolean {
  const workspace = useWorkspace();
  useEffect(() => void workspace.team.bots.need(), []);
  return hasModel(workspace);
}
