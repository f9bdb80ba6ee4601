/** Where an answer goes: to the visitor's page, into a mail if they don't come back, or nowhere until they do. */
import type { Answer } from '#core/contract/http.ts';
import { instantOf } from '#core/conversation/views.ts';
import type { AnswerDelivery } from '#core/model/messages/message.ts';
import type { Id } from '#core/model/id.ts';
import { isBlocked } from '#core/visitor/block.ts';
import type { Deps } from '#functions/deps.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { lastMailed } from '#functions/store/conversations/last-mailed.ts';
import { mailStateOfAddress } from '#functions/store/mail/address-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type OnWidget, isOnPage } from '#functions/use-cases/notify/audience.ts';
import { type AgentMessageInput, type SendDeps, type SentMessage, sendAgentMessage } from './send-message.ts';

type DeliveryDeps = Pick<Deps, 'table' | 'now' | 'reach'>;

const onPage: AnswerDelivery = { delivery: 'page', delivery_reason: null };
const waits = (delivery_reason: AnswerDelivery['delivery_reason']): AnswerDelivery => ({
  delivery: 'waiting',
  delivery_reason,
});

/** Where a message went; null for a note. */
type SentDelivery = Pick<Answer<'sendMessage'>, 'delivery' | 'delivery_reason'>;

/**
 * An agent's answer or note, sent, and where it went. Reads nothing more while the visitor is there.
 * @throws Error when the visitor is away and their mail couldn't be ordered: the repeated request orders it
 */
export async function sendAndFollow(
  deps: SendDeps & DeliveryDeps,
  conversation: Id,
  input: AgentMessageInput,
): Promise<SentMessage & { delivery: SentDelivery }> {
  const { sent, isAway } = await follow(deps, (following) => sendAgentMessage(following, conversation, input));
  if (input.visibility === 'internal') return { ...sent, delivery: { delivery: null, delivery_reason: null } };
  return { ...sent, delivery: isAway ? await whenAway(deps, sent.row.state) : onPage };
}

/** Sends something and waits until the visitor's mail is ordered, if they are away. @throws Error when that fails */
async function follow<Sent>(
  deps: SendDeps,
  send: (following: SendDeps) => Promise<Sent>,
): Promise<{ sent: Sent; isAway: boolean }> {
  let isAway = false;
  let ordering: Promise<void> | undefined;
  const visitor = async (id: Id): Promise<void> => {
    isAway = true;
    ordering = deps.reach?.visitor?.(id);
    await ordering;
  };
  const sent = await send({ ...deps, reach: { ...deps.reach, visitor } });
  // No push rejects, so what failed is waited for once more.
  await ordering;
  return { sent, isAway };
}

/** An answer sent by anything else, and where it went; nothing is said of what sent none. @throws Error as `sendAndFollow` does */
export async function followAnswer<Sent extends { message: StoredRow | null }>(
  deps: SendDeps & DeliveryDeps,
  send: (following: SendDeps) => Promise<Sent>,
): Promise<{ sent: Sent; delivery: AnswerDelivery }> {
  const { sent, isAway } = await follow(deps, send);
  return { sent, delivery: isAway && sent.message ? await whenAway(deps, sent.message.state) : onPage };
}

/** Whether a visitor is there, and where an answer would go now. */
export async function deliveryTo(
  deps: DeliveryDeps,
  recipient: OnWidget,
): Promise<AnswerDelivery & { visitor_connected: boolean }> {
  const visitor_connected = await isOnPage(deps, recipient);
  return { visitor_connected, ...(visitor_connected ? onPage : await whenAway(deps, recipient)) };
}

/** The same for a conversation as agents open it, and what was mailed of it. */
export async function deliveryOf(deps: DeliveryDeps, conversation: LoadedConversation): Promise<OpenedDelivery> {
  const mailed = lastMailed(conversation);
  return {
    ...(await deliveryTo(deps, conversation.row.state)),
    mailed_seq: mailed?.seq ?? null,
    mailed_at: instantOf(mailed?.at_ms ?? null),
  };
}

type OpenedDelivery = AnswerDelivery &
  Pick<Answer<'getConversation'>, 'visitor_connected' | 'mailed_seq' | 'mailed_at'>;

/** Who orders mail for visitors is missing in deployments without mail. */
async function whenAway({ table, now, reach }: DeliveryDeps, { visitor_id }: OnWidget): Promise<AnswerDelivery> {
  if (!reach?.visitor) return waits('no_mail');
  const visitor = await getVisitor(table, visitor_id);
  if (visitor && isBlocked(visitor, now())) return waits('blocked');
  const email = visitor?.email;
  if (!email) return waits('no_address');
  const refused = await mailStateOfAddress(table, email);
  return refused ? waits(refused) : { delivery: 'email', delivery_reason: null };
}
