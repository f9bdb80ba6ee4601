import { describe, expect, it } from 'vitest';
import { messagesOf, msOf, shortcutOf, textOf } from '#core/portable/fields.ts';
import { conversationIdOf, stableFraction } from '#core/portable/identity.ts';
import type { ImportedConversation } from '#core/portable/imported.ts';

describe('a text of another product', () => {
  it.each([
    ['plain < text > stays', 'plain < text > stays'],
    ['if a<b and c>d', 'if a<b and c>d'],
    ['<p>one</p><ul><li>two</li></ul>', 'one\n\n- two'],
    ['<img src="https://files.example/a.png"> look', 'https://files.example/a.png\nlook'],
    ['<script>alert(1)</script>safe<br>and sound', 'safe\nand sound'],
    ['bell\u0007 and half \uD800 character', 'bell and half \uFFFD character'],
  ])('%j reads %j', (given, text) => {
    expect(textOf(given, [], { isHtml: false })).toBe(text);
  });

  it('names files that were attached, also without a text', () => {
    expect(textOf(null, [{ name: null, url: 'https://files.example/1' }], { isHtml: false })).toBe(
      'https://files.example/1',
    );
  });

  it('becomes several messages where it is too long for one, and loses no word', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');
    const parts = messagesOf(text);
    expect(parts.every(({ length }) => length <= 8000)).toBe(true);
    expect(parts.join(' ')).toBe(text);
    expect(messagesOf('x'.repeat(20_000)).map(({ length }) => length)).toEqual([8000, 8000, 4000]);
  });

  it('is a shortcut without what shortcuts may not have', () => {
    expect(['Héllo, World!', '/bye', '你好'].map(shortcutOf)).toEqual(['hello-world', 'bye', '']);
  });
});

describe('a time of another product', () => {
  it('is seconds or a text, and 0 says nothing', () => {
    expect([
      msOf(1_700_000_000),
      msOf(1_700_000_000.25),
      msOf('2026-01-01T00:00:00+01:00'),
      msOf(0),
      msOf(null),
    ]).toEqual([1_700_000_000_000, 1_700_000_000_250, Date.UTC(2025, 11, 31, 23), null, null]);
  });
});

describe('IDs of what is imported', () => {
  it('are spread so that thousands of the same second have their own', () => {
    const at = { created_at_ms: Date.UTC(2026, 0, 1) };
    const ids = Array.from({ length: 5000 }, (_, index) =>
      conversationIdOf('chatwoot', { ...at, source_id: String(index) } as ImportedConversation, 0),
    );
    expect(new Set(ids).size).toBeGreaterThan(4985);
    expect(
      new Set(Array.from({ length: 10_000 }, (_, index) => Math.floor(stableFraction(`n${index}`) * 10_000))).size,
    ).toBeGreaterThan(6200);
  });
});
