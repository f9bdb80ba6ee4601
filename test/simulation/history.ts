/** What happened in a schedule, as far as somebody was promised something by it. */
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { keys } from '#functions/store/keys.ts';
import { PAGE_ORIGIN } from './visitor-tab.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Change } from '#test/support/memory-table.ts';
import type { Exchange } from './network.ts';
import type { Connection } from './gateway.ts';

/** Words that only the team may see begin so. */
export const NOTE = 'note:';

/** What somebody wrote: `by` is the visitor or agent. */
export type Typed = { by: string; content: string };

export class History {
  /** What was typed and sent. */
  readonly typed: Typed[] = [];
  /** Contents whose sender was told that they are stored. */
  readonly acknowledged = new Set<string>();
  /** Contents of those that were added to a chat. */
  readonly sent = new Set<string>();
  /** Contents that were pushed to whoever listens. */
  readonly pushed = new Set<string>();
  /** Agents who were removed some time ago. */
  readonly removed = new Set<string>();
  /** Ids of rows that are stored. */
  readonly #stored = new Set<number>();
  /** Visitors with a name. */
  readonly #names = new Set<string>();
  /** Chats that somebody was told don't exist. */
  readonly missing = new Map<string, string>();
  /** Tabs of visitors whose session was refused. */
  readonly signedOut = new Set<string>();
  /** What each invocation has posted to each connection. */
  readonly #postedBy = new WeakMap<object, Set<string>>();
  /** Whether the table answers every call, but for those that meet another. */
  readonly isUndisturbed: boolean;
  /** What must not happen, and did. */
  readonly wrongs: string[] = [];
  /** What each tab has shown of each conversation: the greatest row. */
  readonly #shown = new Map<string, number>();
  /** The version of each conversation that each tab shows. */
  readonly #versions = new Map<string, number>();

  constructor(isUndisturbed: boolean) {
    this.isUndisturbed = isUndisturbed;
  }

  /** A request was carried out. */
  exchanged({ actor, method, path, body = '{}', status, text, origin }: Exchange): void {
    if (origin !== undefined && origin !== PAGE_ORIGIN && status < 400)
      this.wrongs.push(`${method} ${path} let in a page of ${origin}`);
    if (status === 503 && this.isUndisturbed)
      this.wrongs.push(`${method} ${path} was answered 503, and nothing had failed`);
    const [, id] = /\/conversations\/(\d+)/.exec(path) ?? [];
    if (status === 404 && id !== undefined) this.missing.set(id, actor);
    if (status === 401 && path.startsWith('/api/widget/') && origin === PAGE_ORIGIN) this.signedOut.add(actor);
    if (status >= 500 && status !== 503) this.wrongs.push(`${method} ${path} was answered ${status}`);
    const isSending = method === 'POST' && /\/(messages|conversations)$/.test(path);
    if (isSending && (status === 200 || status === 201)) {
      const { content } = JSON.parse(body) as { content?: string };
      if (content !== undefined) this.acknowledged.add(content);
      if (content !== undefined && path.endsWith('/messages')) this.sent.add(content);
    }
    if (path.startsWith('/api/widget/') && text.includes(NOTE))
      this.wrongs.push(`${actor} was answered a note by ${path}`);
    if (path.startsWith('/api/widget/')) this.#onlyOwn(actor, text);
  }

  /** Something was written: rows are stored from now on. */
  wrote(changes: readonly Change[]): void {
    for (const { image } of changes) if (typeof image?.['content'] === 'string') this.#stored.add(Number(image['id']));
    for (const { key, image } of changes)
      if (image && key.sk === keys.visitor(0).sk) this.#keepsName(key.pk, image['name']);
  }

  /** A name that was given isn't undone by what is written of the same visitor. */
  #keepsName(visitor: string, name: unknown): void {
    if (this.#names.has(visitor) && !name) this.wrongs.push(`${visitor} gave their name, and has none`);
    if (name) this.#names.add(visitor);
  }

  /** A frame is pushed to whoever listens. */
  delivers(frame: ServerFrame): void {
    if (frame.type !== 'message.created') return;
    const { id, content } = frame.message;
    this.pushed.add(content);
    if (!this.#stored.has(id)) this.wrongs.push(`"${content}" was pushed before it was stored`);
  }

  /** A frame was posted. @param by the invocation that posts it */
  posted({ who, tab, id }: Connection, text: string, by: object | undefined): void {
    if (this.removed.has(String(who['user_id'])))
      this.wrongs.push(`${tab?.name} was sent something after they were removed`);
    for (const frame of framesOf(text).filter((one) => by && one.startsWith('{"type":"message.created"'))) {
      const before = this.#postedBy.get(by ?? {}) ?? new Set();
      if (before.has(id + frame)) this.wrongs.push(`${tab?.name} was posted a row twice by one invocation`);
      this.#postedBy.set(by ?? {}, before.add(id + frame));
    }
    if (who['principal'] !== 'visitor') return;
    if (text.includes(NOTE)) this.wrongs.push(`${tab?.name} was sent a note over ${id}`);
    this.#onlyOwn(tab?.name ?? '', text);
  }

  /** A visitor's tab shows something else. */
  shows(tab: string, { timeline, conversation }: State): void {
    const seqs = timeline.map(({ seq }) => seq);
    for (const [index, seq] of seqs.entries())
      if (index > 0 && seq <= (seqs[index - 1] ?? 0)) this.wrongs.push(`${tab} shows row ${seq} twice or out of order`);
    for (const row of timeline)
      if (row.conversation_id !== conversation?.id) this.wrongs.push(`${tab} shows a row of another conversation`);
    if (timeline.some(({ visibility }) => visibility !== 'public')) this.wrongs.push(`${tab} shows a note`);
    const key = `${tab} ${conversation?.id}`;
    const { version = 0 } = conversation ?? {};
    if (version < (this.#versions.get(key) ?? 0)) this.wrongs.push(`${tab} shows an earlier state than before`);
    this.#versions.set(key, version);
    this.#shown.set(key, Math.max(this.#shown.get(key) ?? 0, seqs.at(-1) ?? 0));
  }

  /** An agent's tab knows something else of its conversations. */
  lists(tab: string, all: ReadonlyMap<number, Conversation>): void {
    for (const [id, { last_seq }] of all) {
      const key = `${tab} ${id}`;
      if (last_seq < (this.#versions.get(key) ?? 0)) this.wrongs.push(`${tab} shows an earlier state than before`);
      this.#versions.set(key, last_seq);
    }
  }

  /** Visitors read what they and agents wrote, nobody else's: `visitor-1` writes what begins with `visitor-1`. */
  #onlyOwn(tab: string, text: string): void {
    const [own] = /^visitor-\d+/.exec(tab) ?? [];
    for (const [said] of text.matchAll(/visitor-\d+(?= says)/g))
      if (own !== undefined && said !== own) this.wrongs.push(`${tab} was sent what ${said} wrote`);
  }
}

/** The frames of a text: one, or an array of them. */
const framesOf = (text: string): string[] =>
  text.startsWith('[') ? (JSON.parse(text) as object[]).map((frame) => JSON.stringify(frame)) : [text];
