/** Exports of other products, made up: as many conversations as wanted, the same for the same number. */
import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aChat } from './chats.ts';

/** A folder with these files, each a text or a list of rows that become JSON Lines. The system cleans it up. */
export function exportFolder(files: Record<string, string | Uint8Array | readonly unknown[]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(join(folder, name), isText ? content : content.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  return folder;
}

const HOUR = 3600;

/** A conversation of Chatwoot's API with its messages; agent 1 and 2 answer in turn. */
export function aChatwootConversation(number: number, atSeconds: number, messages: number) {
  const { name, email, messages: texts } = aChat(number);
  const sender = { id: number, name, email: `${number}.${email}`, created_at: atSeconds - HOUR };
  const agent = { id: 1 + (number % 2), name: number % 2 ? 'Bea' : 'Ana', type: 'user' };
  const said = Array.from({ length: messages }, (_, index) => ({
    id: number * 1000 + index,
    conversation_id: number,
    content: texts[index % texts.length],
    message_type: index % 2,
    created_at: atSeconds + index * 90,
    private: false,
    sender: index % 2 ? agent : { ...sender, type: 'contact' },
    attachments: [],
  }));
  return {
    id: number,
    status: 'resolved',
    created_at: atSeconds,
    last_activity_at: atSeconds + messages * 90 + 60,
    labels: ['shop'],
    meta: { sender, assignee: { ...agent, email: `${agent.name.toLowerCase()}@example.com` } },
    messages: said,
  };
}

/** Writes a large export of Chatwoot's without holding it: contacts, the team, and conversations with their messages. */
export function writeLargeExport(folder: string, conversations: number, messages: number, firstSeconds: number): void {
  mkdirSync(folder, { recursive: true });
  const team = [
    { id: 1, name: 'Ana', email: 'ana@example.com' },
    { id: 2, name: 'Bea', email: 'bea@example.com' },
  ];
  writeFileSync(join(folder, 'agents.json'), JSON.stringify(team));
  for (let number = 1; number <= conversations; number++) {
    const conversation = aChatwootConversation(number, firstSeconds + number * 600, messages);
    appendFileSync(join(folder, 'contacts.jsonl'), `${JSON.stringify(conversation.meta.sender)}\n`);
    appendFileSync(join(folder, 'conversations.jsonl'), `${JSON.stringify(conversation)}\n`);
  }
}
