import { describe, expect, it } from 'vitest';
import { lastWords } from '#core/copilot/last-words.ts';

type Row = Parameters<typeof lastWords>[0][number];
const rows = (...said: [Row['sender_type'], string, Partial<Row>?][]): Row[] =>
  said.map(([sender_type, content, more], index) => ({
    seq: index + 1,
    sender_type,
    content,
    visibility: 'public',
    metadata: null,
    ...more,
  }));

describe('the visitor’s last words', () => {
  it('are what they have said since an agent answered', () => {
    const chat = rows(['visitor', 'Hi'], ['agent', 'Hello!'], ['visitor', 'Where is it?'], ['visitor', 'The parcel.']);
    expect(lastWords(chat)).toEqual({ seq: 4, texts: ['Where is it?', 'The parcel.'] });
  });

  it('are none once an agent has answered, or where nobody has said anything', () => {
    expect(lastWords(rows(['visitor', 'Where is it?'], ['agent', 'Here.']))).toBeUndefined();
    expect(lastWords([])).toBeUndefined();
  });

  it('stay open across notes, bots’ answers and what the system records', () => {
    const note = { visibility: 'internal' } as const;
    const chat = rows(['visitor', 'Where is it?'], ['bot', 'Sorry?'], ['agent', 'Odd.', note], ['system', 'Assigned']);
    expect(lastWords(chat)).toEqual({ seq: 1, texts: ['Where is it?'] });
  });

  it('leave out what was removed, and messages without a text', () => {
    const redacted = { metadata: { redacted_at: '2026-01-01T00:00:00Z' } };
    const chat = rows(
      ['visitor', 'Where is it?'],
      ['visitor', 'This message was removed.', redacted],
      ['visitor', ' '],
    );
    expect(lastWords(chat)).toEqual({ seq: 1, texts: ['Where is it?'] });
  });

  it('are the last three of many', () => {
    const chat = rows(...Array.from({ length: 9 }, (_, index): ['visitor', string] => ['visitor', `${index}`]));
    expect(lastWords(chat)?.texts).toEqual(['6', '7', '8']);
  });
});
