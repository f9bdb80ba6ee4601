/** What a visitor has said that no agent has answered yet: what suggestions are looked up by. */
import type { Row } from '#core/conversation/rows.ts';
import { isRedacted } from '#core/privacy/redaction.ts';

type Said = Pick<Row, 'seq' | 'sender_type' | 'visibility' | 'content' | 'metadata'>;

/** A question that goes on is written in a few messages; what was said long before is another one. */
const MAX_MESSAGES = 3;

/** The texts, oldest first, and the number of the newest of them. */
export type LastWords = { seq: number; texts: string[] };

/**
 * The visitor's last messages since an agent last answered; undefined where there are none. Bots' answers don't count: a
 * conversation comes to an agent because they weren't enough.
 * @param rows the newest rows, oldest first
 */
export function lastWords(rows: readonly Said[]): LastWords | undefined {
  const answered = rows.findLastIndex((row) => row.sender_type === 'agent' && row.visibility === 'public');
  const said = rows
    .slice(answered + 1)
    .filter((row) => row.sender_type === 'visitor' && row.content.trim() !== '' && !isRedacted(row))
    .slice(-MAX_MESSAGES);
  const last = said.at(-1);
  return last && { seq: last.seq, texts: said.map(({ content }) => content) };
}
