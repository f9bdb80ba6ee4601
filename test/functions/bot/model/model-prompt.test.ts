import { expect, it } from 'vitest';
import { modelPrompt } from '#functions/bot/model/model-prompt.ts';
import { botDefaults } from '#core/model/bots/bot.ts';

const bot = { ...botDefaults, provider: 'bedrock', name: 'Ida', id: 1, version: 1, created_at: '' } as const;
const file = { id: '1v', name: 'broken mug.png', type: 'image/png', size: 9 };
const sent = (content: string, files = [file]) =>
  ({ sender_type: 'visitor', content, visibility: 'public', metadata: { files } }) as const;

it('a model is told the names of files, and never gets an empty message', () => {
  const history = [
    { sender_type: 'visitor', content: 'Hello', visibility: 'public', metadata: null } as const,
    { sender_type: 'bot', content: 'How can I help?', visibility: 'public', metadata: null } as const,
    sent('Can this be repaired?'),
    sent(''),
  ];
  const { messages } = modelPrompt(
    { bot, conversation: 7, visitor: 8, seq: 4, history, asked: [], turns: 0 },
    [],
    9000,
  );
  const note = '[Attached, and not readable to you: broken mug.png]';
  expect(messages).toEqual([
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'How can I help?' },
    { role: 'user', content: `Can this be repaired?\n\n${note}\n\n${note}` },
  ]);
});
