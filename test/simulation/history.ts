/** What happened in a schedule, as far as somebody was promised something by it. */
import type { State } from '#widget/app/state/state.ts';
import type { Exchange } from './network.ts';
import type { Connection } from './gateway.ts';

/** Words that only the team may see begin so. */
export const NOTE = 'note:';

/** What somebody wrote: `by` is the visitor or agent. */
export type Typed = { by: string; tab: string; content: string; isNote: boolean };

export class History {
  /** What was typed and sent. */
  readonly typed: Typed[] = [];
  /** Contents whose sender was told that they are stored. */
  readonly acknowledged = new Set<string>();
  /** What must not happen, and did. */
  readonly wrongs: string[] = [];
  /** What each tab has shown of each conversation: the greatest row. */
  readonly #shown = new Map<string, number>();

  /** A request was carried out. */
  exchanged({ actor, method, path, body = '{}', status, text }: Exchange): void {
    if (status >= 500 && status !== 503) this.wrongs.push(`${method} ${path} was answered ${status}`);
    const isSending = method === 'POST' && /\/(messages|conversations)$/.test(path);
    if (isSending && (status === 200 || status === 201)) {
      const { content } = JSON.parse(body) as { content?: string };
      if (content !== undefined) this.acknowledged.add(content);
    }
    if (path.startsWith('/api/widget/') && text.includes(NOTE))
      this.wrongs.push(`${actor} was answered a note by ${path}`);
    if (path.startsWith('/api/widget/')) this.#onlyOwn(actor, text);
  }

  /** A frame was posted. */
  posted({ who, tab, id }: Connection, text: string): void {
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
    this.#shown.set(key, Math.max(this.#shown.get(key) ?? 0, seqs.at(-1) ?? 0));
  }

  /** Visitors read what they and agents wrote, nobody else's: `visitor-1` writes what begins with `visitor-1`. */
  #onlyOwn(tab: string, text: string): void {
    const [own] = /^visitor-\d+/.exec(tab) ?? [];
    for (const [said] of text.matchAll(/visitor-\d+(?= says)/g))
      if (own !== undefined && said !== own) this.wrongs.push(`${tab} was sent what ${said} wrote`);
  }
}
