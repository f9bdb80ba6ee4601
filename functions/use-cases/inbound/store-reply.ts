/** Stores a reply: in its conversation while that takes messages, else in the visitor's open one, or in a new one. */
import { rememberedSeq } from '#core/conversation/state.ts';
import { messageText } from '#core/inbound/parts.ts';
import { DomainError } from '#core/model/errors.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { Id } from '#core/model/id.ts';
import { CONTROL_CHARACTERS } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import type { ReadMail } from '#functions/inbound/read-mail.ts';
import { type StoredRow, getRow } from '#functions/store/conversations/conversation-store.ts';
import { isLiveChatOn } from '#functions/store/settings/module-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';
import { requireLiveChat } from '#functions/use-cases/integrations/live-chat-switch.ts';
import { type SentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation, unlessClosed } from '#functions/use-cases/messages/start-conversation.ts';
import { pushMessage } from '#functions/use-cases/notify/push-message.ts';
import { storeMailFiles } from './mail-files.ts';

type StoreDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'reach'> & {
  files: OpenFiles;
  allowance: RateLimit;
};

/** A mail of a visitor, to the conversation with this newest row. */
export type Reply = {
  newest: StoredRow;
  visitor: VisitorItem;
  mail: ReadMail;
  scanned: 'scanned' | 'unscanned';
  client_message_id: string;
  seed: Buffer;
};

/** What became of it. `widget_gone`: it would begin a chat, and its widget takes none from this visitor. */
export type StoredReply = { outcome: 'stored' | 'repeated'; conversation_id: Id; seq: number } | 'widget_gone';

/** Stores the message once, however often this is tried. @throws DomainError `rate_limited`, `try_again` */
export async function storeReply(deps: StoreDeps, reply: Reply): Promise<StoredReply> {
  const { newest, visitor, client_message_id } = reply;
  const known = rememberedSeq(newest.state.visitor_sent, client_message_id);
  if (known !== undefined) return repeated(deps, newest, known);
  const message = await messageOf(deps, reply);
  const input = { visitor: visitor.id, name: visitor.name, ...message };
  try {
    const sent = await unlessClosed(sendVisitorMessage(deps, newest.conversation_id, input));
    return outcomeOf(sent ?? (await beginAnew(deps, reply, message)));
  } catch (error) {
    // Another mail has the same ID, such as one that a mailing list changed on its way.
    if (error instanceof DomainError && error.code === 'idempotency_mismatch')
      return { outcome: 'repeated', conversation_id: newest.conversation_id, seq: newest.seq };
    if (error instanceof DomainError && error.code === 'widget_inactive') return 'widget_gone';
    throw error;
  }
}

/** The function that stored it before may have ended before it pushed it. */
async function repeated(deps: StoreDeps, newest: StoredRow, seq: number): Promise<StoredReply> {
  const { conversation_id, state } = newest;
  const row = await getRow(deps.table, conversation_id, seq);
  if (row) await pushMessage(deps, row, state);
  return { outcome: 'repeated', conversation_id, seq };
}

async function messageOf(deps: StoreDeps, { newest, visitor, mail, scanned, client_message_id, seed }: Reply) {
  const { files: rules = { kinds: [], max_megabytes: 1 } } =
    (await getWidget(deps.table, newest.state.widget_id)) ?? {};
  const input = { parts: mail.parts, visitor: visitor.id, rules, scanned, seed };
  const { files, left } = await storeMailFiles(deps.files, input);
  const told = { left, hasFiles: files.length > 0, characters: CONTROL_CHARACTERS };
  return {
    content: messageText(mail.text, told),
    client_message_id,
    via: { via: 'email' },
    allowance: deps.allowance,
    ...(files.length > 0 ? { files: { ids: files.map(({ id }) => id), verified: async () => files } } : {}),
  } as const;
}

type Message = Awaited<ReturnType<typeof messageOf>>;

/** A chat that refers to the closed one. If the visitor has another open one by now, the message goes there. */
async function beginAnew(
  deps: StoreDeps,
  { newest, visitor }: Reply,
  message: Message,
): Promise<SentMessage | 'widget_gone'> {
  const widget = await getWidget(deps.table, newest.state.widget_id);
  // Who reads a mailbox isn't somebody the site vouched for.
  if (!widget?.is_active || (widget.require_identity && !visitor.verified)) return 'widget_gone';
  const admitNew = () => requireLiveChat({ isLiveChatOn: () => isLiveChatOn(deps.table) });
  return startConversation(deps, {
    admitNew,
    ...message,
    widget,
    visitor: visitor.id,
    source_url: null,
    source_page_title: null,
    attributes: { previous_conversation_id: newest.conversation_id },
  });
}

const outcomeOf = (sent: SentMessage | 'widget_gone'): StoredReply =>
  sent === 'widget_gone'
    ? sent
    : { outcome: sent.isNew ? 'stored' : 'repeated', conversation_id: sent.row.conversation_id, seq: sent.row.seq };
