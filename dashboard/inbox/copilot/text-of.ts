/** A conversation as plain text: what the browser's own summarizer reads. */
import type { Row } from '#core/conversation/rows.ts';
import { isRedacted } from '#core/privacy/redaction.ts';

type Said = Pick<Row, 'sender_type' | 'content' | 'metadata'>;

/** Each message on a line of its own, with who said it. @param rows oldest first */
export const textOf = (rows: readonly Said[]): string =>
  rows
    .filter((row) => row.sender_type !== 'system' && row.content !== '' && !isRedacted(row))
    .map(({ sender_type, content }) => `${sender_type}: ${content}`)
    .join('\n');
