/** Replies by email in tests: a chat of a visitor, the bucket of mails, and what a mail to the chat's address becomes. */
import type { Id } from '#core/model/id.ts';
import type { Verdicts } from '#core/inbound/verdicts.ts';
import { fileKinds } from '#core/model/files/file-types.ts';
import { replyAddress } from '#functions/identity/replies/reply-address.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';
import { keys as tableKeys } from '#functions/store/keys.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { close, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { type Received, type ReceivedMail, receiveMail } from '#functions/use-cases/inbound/receive-mail.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aStart, aVisitor, allowance } from './conversations.ts';
import type { TestDeps } from './deps.ts';
import type { MemoryDeps } from './memory-deps.ts';
import { testFiles } from './files.ts';

export const DOMAIN = 'reply.example.com';

/** What SES finds of an honest mail. */
export const honest: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };

const byAgent = { type: 'agent', agent: { id: 7, name: 'Ana' } } as const;

/** A visitor with an address, and a chat of theirs that takes answers by email. */
export async function inboundChat(deps: TestDeps | MemoryDeps, { email = 'vera@example.com', files = true } = {}) {
  const keys = sessionKeys(async (stage) => (stage === 'AWSCURRENT' ? 'the secret of tests' : undefined), deps.now);
  const bucket = testFiles(deps.now);
  const mails = new Map<string, Buffer>();
  const widget = { id: 1, name: 'Shop', is_active: true, department_id: null, handler_type: 'agent', handler_id: null };
  const rules = { kinds: files ? [...fileKinds] : [], max_megabytes: 5 };
  await deps.table.put({ Item: { ...tableKeys.widget(1), ...widget, files: rules } });
  const visitor = await aVisitor(deps);
  await deps.table.update({
    Key: tableKeys.visitor(visitor),
    UpdateExpression: 'SET email = :email',
    ExpressionAttributeValues: { ':email': email },
  });
  const { row } = await startConversation(deps, aStart(visitor));
  const conversation = row.conversation_id;
  const inboundDeps = {
    ...deps,
    keys,
    domain: DOMAIN,
    ownAddress: 'chat@example.com',
    readStored: async (id: string, maxBytes: number) => {
      const mail = mails.get(id);
      return mail && { bytes: new Uint8Array(mail.subarray(0, maxBytes)), size: mail.length };
    },
    files: bucket.open,
    allowance,
  };
  let number = 0;
  return {
    deps: inboundDeps,
    bucket,
    mails,
    visitor,
    conversation,
    address: () => replyAddress(keys, conversation, DOMAIN),
    /** Has a mail arrive. */
    receive: async (mail: Buffer, more: Partial<ReceivedMail> = {}): Promise<Received> => {
      const id = more.id ?? `mail${++number}`;
      mails.set(id, mail);
      const recipients = [await replyAddress(keys, conversation, DOMAIN)];
      return receiveMail(inboundDeps, { id, recipients, envelope: 'vera@example.com', verdicts: honest, ...more });
    },
    rows: (of: Id = conversation) => listRows(deps.table, of, { after: 0, limit: 100 }),
    resolve: () => resolve(deps, conversation, byAgent),
    close: () => close(deps, conversation, byAgent),
  };
}
