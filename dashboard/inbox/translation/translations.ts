/** Translations of what visitors wrote, for as long as the page is open: one at a time is asked for, the newest message first. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { CopilotProblem } from '#core/model/knowledge/copilot.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { isRedacted } from '#core/privacy/redaction.ts';
import { languageIn } from '#core/text/language-of-text.ts';
import { isRead, languageOfVisitor, saidLast } from '#dashboard/inbox/copilot/language-of-chat.ts';
import { type Wanted, type Written, askFor } from '#dashboard/inbox/copilot/use-written.ts';
import { language } from '#dashboard/strings/language.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';

/** A message that may be translated. */
export type Said = Pick<Message, 'conversation_id' | 'seq' | 'sender_type' | 'content' | 'metadata'>;

/** How far a translation is. */
export type Translation =
  | { state: 'waiting' }
  | { state: 'done'; text: string }
  | { state: 'failed'; problem: CopilotProblem | 'offline' };

/** What one person's page has translated. */
export type Translations = {
  /** That of a message; undefined where nobody wants one. */
  of: (row: Said) => Translation | undefined;
  /** Asks for one, after those that are waited for. */
  want: (row: Said) => void;
  /** Shows the message alone again. */
  hide: (row: Said) => void;
  /** The conversations that are translated as they go on. */
  whole: ReadonlySignal<ReadonlySet<Id>>;
  /** Translates a conversation, or no longer. */
  setWhole: (id: Id, isWanted: boolean) => void;
};

type Ask = (id: Id, wanted: Wanted, show: (written: Written) => void) => unknown;

/** Without these, the next message would fail like this one. */
const LASTING: ReadonlySet<string> = new Set(['budget', 'offline', 'not_configured', 'timeout']);

const nameOf = ({ conversation_id, seq }: Said): string => `${conversation_id} ${seq}`;

/** Makes it. @param ask asks a model, or the browser's own */
export function createTranslations(ask: Ask): Translations {
  const all = signal<ReadonlyMap<string, Translation>>(new Map());
  const whole = signal<ReadonlySet<Id>>(new Set());
  let queue: Said[] = [];
  let asking: string | undefined;
  const put = (row: Said, translation: Translation | undefined) => {
    const next = new Map(all.peek());
    if (translation) next.set(nameOf(row), translation);
    else next.delete(nameOf(row));
    all.value = next;
  };
  const setWhole = (id: Id, isWanted: boolean) => {
    const next = new Set(whole.peek());
    if (isWanted) next.add(id);
    else next.delete(id);
    whole.value = next;
  };
  const giveUp = (problem: CopilotProblem | 'offline') => {
    for (const row of queue) put(row, { state: 'failed', problem });
    queue = [];
    whole.value = new Set();
  };
  const next = () => {
    const row = asking === undefined ? queue.shift() : undefined;
    if (!row) return;
    asking = nameOf(row);
    ask(row.conversation_id, { task: 'translate', text: row.content, to: language() }, (written) => {
      if (written.state !== 'done' && written.state !== 'failed') return;
      asking = undefined;
      // Hidden meanwhile, it stays so.
      if (all.peek().has(nameOf(row))) put(row, 'problem' in written ? written : { state: 'done', text: written.text });
      if (written.state === 'failed' && LASTING.has(written.problem)) giveUp(written.problem);
      next();
    });
  };
  return {
    of: (row) => all.value.get(nameOf(row)),
    want: (row) => {
      if (all.peek().get(nameOf(row))?.state === 'waiting') return;
      put(row, { state: 'waiting' });
      // Hidden and wanted again, it is on its way still.
      if (asking !== nameOf(row)) queue.push(row);
      next();
    },
    hide: (row) => {
      queue = queue.filter((one) => nameOf(one) !== nameOf(row));
      put(row, undefined);
    },
    whole,
    setWhole,
  };
}

const made = new WeakMap<object, Translations>();

/** Those of this person's page. */
export function translationsOf(workspace: Workspace): Translations {
  const found = made.get(workspace.inbox) ?? createTranslations((...asked) => askFor(workspace, ...asked));
  made.set(workspace.inbox, found);
  return found;
}

/** Whether a message can be translated for the agent. */
export const isTranslatable = (row: Said): boolean =>
  row.sender_type === 'visitor' && row.content.trim() !== '' && !isRedacted(row);

/** Whether a message is in a language that the agent doesn't read; one that doesn't say is in that of those before it. */
export function isInForeign(row: Said, rows: readonly Said[]): boolean {
  const before = rows.filter(({ seq }) => seq < row.seq);
  const found =
    languageIn(row.content) ?? languageOfVisitor(saidLast(before), null) ?? languageOfVisitor(saidLast(rows), null);
  return found !== undefined && !isRead(found);
}
