/**
 * A reply by email becomes a message of its visitor. The address it went to says of which conversation; the sender must be
 * the visitor, by the address that is stored. What machines sent, and what is forged, is not stored.
 */
import { createHash, createHmac } from 'node:crypto';
import { type MailHeader, isAutomatic } from '#core/inbound/automatic.ts';
import { type Verdicts, judgeVerdicts } from '#core/inbound/verdicts.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { Id } from '#core/model/id.ts';
import { oneLine } from '#core/model/text.ts';
import { mailboxOf } from '#core/mails/mail-address.ts';
import { isBlocked } from '#core/visitor/block.ts';
import type { Deps } from '#functions/deps.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { conversationOfReply } from '#functions/identity/replies/reply-address.ts';
import type { SessionKeys } from '#functions/identity/session-keys.ts';
import { type ReadMail, readMail } from '#functions/inbound/read-mail.ts';
import { type StoredRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { type Rate, consumeRateLimit } from '#functions/store/visitors/rate-limit-store.ts';
import { type VisitorItem, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { remarkOnce } from './remark.ts';
import { storeReply } from './store-reply.ts';

/** A mail in the bucket: its first bytes, and how many there are. */
export type StoredMail = { bytes: Uint8Array; size: number };

/** What receiving mail needs. */
export type InboundDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'reach'> & {
  keys: SessionKeys;
  /** The domain of reply addresses. */
  domain: string;
  /** The address our own mails come from. */
  ownAddress: string;
  /** Reads the beginning of a mail, up to `maxBytes`, by the ID that SES gave it. */
  readStored: (id: string, maxBytes: number) => Promise<StoredMail | undefined>;
  files: OpenFiles;
  /** Messages of one visitor. */
  allowance: RateLimit;
};

/** A mail that SES has stored, as its event tells of it. */
export type ReceivedMail = { id: string; recipients: readonly string[]; envelope: string; verdicts: Verdicts };

/** What became of a mail: of which conversation, and why it isn't in it. */
export type Received = { outcome: 'stored' | 'repeated'; conversation_id: Id; seq: number } | NotStored;
type NotStored = { outcome: Refusal; conversation_id?: Id };
type Refusal =
  | 'unknown_address'
  | 'unknown_conversation'
  | 'spam'
  | 'forged'
  | 'automatic'
  | 'too_many'
  | 'too_large'
  | 'unreadable'
  | 'other_sender'
  | 'widget_gone'
  | 'blocked';

/** SES takes no larger mail. */
const MAX_BYTES = 40 * 1024 * 1024;
/** Mails to one conversation. More than that come from a machine. */
const OF_CONVERSATION: Rate = { burst: 20, perSecond: 20 / 3600 };

/** Takes in one mail. @throws Error what a later try may get right: the caller tries again */
export async function receiveMail(deps: InboundDeps, mail: ReceivedMail): Promise<Received> {
  const conversation = await conversationOf(deps, mail.recipients);
  if (conversation === undefined) return { outcome: 'unknown_address' };
  const judgement = judgeVerdicts(mail.verdicts);
  if (judgement === 'dropped') return { outcome: 'spam', conversation_id: conversation };
  const known = await whose(deps, conversation);
  if (!known) return { outcome: 'unknown_conversation', conversation_id: conversation };
  if (isBlocked(known.visitor, deps.now())) return { outcome: 'blocked', conversation_id: conversation };
  if (!(await consumeRateLimit(deps.table, `mail-in:${conversation}`, OF_CONVERSATION, deps.now())))
    return { outcome: 'too_many', conversation_id: conversation };
  if (judgement === 'forged') return refuse(deps, conversation, 'forged');
  const read = await contentOf(deps, mail);
  if (typeof read === 'string') return refuse(deps, conversation, read);
  const [from = '', ...others] = read.from;
  if (isOfMachine(deps, read.headers, { from, envelope: mail.envelope }))
    return { outcome: 'automatic', conversation_id: conversation };
  if (others.length > 0 || !isOf(known.visitor, from)) return refuse(deps, conversation, 'other_sender', from);
  const stored = await storeReply(deps, {
    ...known,
    mail: read,
    scanned: judgement.files,
    ...idsOf(known, read, mail),
  });
  return stored === 'widget_gone' ? refuse(deps, conversation, stored) : stored;
}

async function conversationOf({ keys, domain }: InboundDeps, recipients: readonly string[]): Promise<Id | undefined> {
  for (const recipient of recipients.slice(0, MAX_RECIPIENTS)) {
    const conversation = await conversationOfReply(keys, recipient, domain);
    if (conversation !== undefined) return conversation;
  }
  return undefined;
}

const MAX_RECIPIENTS = 10;

/** The conversation's newest row and its visitor; undefined once either is gone. */
async function whose(
  { table }: InboundDeps,
  conversation: Id,
): Promise<{ newest: StoredRow; visitor: VisitorItem } | undefined> {
  const newest = await newestRow(table, conversation, { consistent: true });
  const visitor = newest && (await getVisitor(table, newest.state.visitor_id, { consistent: true }));
  return visitor && { newest, visitor };
}

/** The mail, or why it can't be read. */
async function contentOf(
  { readStored }: InboundDeps,
  { id }: ReceivedMail,
): Promise<ReadMail | 'too_large' | 'unreadable'> {
  const stored = await readStored(id, MAX_BYTES);
  // SES stores a mail before it tells of it, so a missing one may be there at the next try.
  if (!stored) throw new Error('The mail is not in the bucket.');
  if (stored.size > MAX_BYTES) return 'too_large';
  return (await readMail(stored.bytes)) ?? 'unreadable';
}

/** What machines sent, and what we sent ourselves. */
function isOfMachine(
  { domain, ownAddress }: InboundDeps,
  headers: readonly MailHeader[],
  sender: { from: string; envelope: string },
): boolean {
  const from = mailboxOf(sender.from);
  return isAutomatic(headers, sender) || from === mailboxOf(ownAddress) || from.endsWith(`@${domain}`);
}

/** Whether an address is the visitor's. An address that was only typed counts as well: the mail went there. */
const isOf = ({ email }: VisitorItem, from: string): boolean => !!email && mailboxOf(email) === mailboxOf(from);

/** The client's ID of the message and the seed of its files: the same for the same mail, however often it comes. */
function idsOf({ newest }: { newest: StoredRow }, { messageId }: ReadMail, { id }: ReceivedMail) {
  const name = createHash('sha256')
    .update(`${newest.conversation_id} ${messageId ?? id}`)
    .digest();
  return { client_message_id: `mail-${name.toString('base64url')}`, seed: createHmac('sha256', name).digest() };
}

const remarks: Partial<Record<Refusal, (from: string) => string>> = {
  forged: () =>
    "A reply by email wasn't added to this chat: it claims to be from the visitor, but their email provider doesn't confirm that",
  too_large: () => "A reply by email wasn't added to this chat: it is too large",
  unreadable: () => "A reply by email wasn't added to this chat: it can't be read",
  other_sender: (from) =>
    `A reply by email from ${from === '' ? 'an unknown address' : oneLine(from)} wasn't added to this chat: it isn't the visitor's address`,
  widget_gone: () => "A reply by email wasn't added: this chat is closed, and its widget no longer takes new chats",
};

async function refuse(deps: InboundDeps, conversation: Id, outcome: Refusal, from = ''): Promise<NotStored> {
  const address = from.slice(0, 254);
  const content = remarks[outcome]?.(address);
  const about = address === '' ? {} : { about: { address: oneLine(address) } };
  if (content !== undefined) await remarkOnce(deps, conversation, { reason: `email_${outcome}`, content, ...about });
  return { outcome, conversation_id: conversation };
}
