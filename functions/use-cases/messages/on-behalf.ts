/**
 * What a program does in a visitor's name: the widget's own rules, from the site's server. The widget must be on; while
 * nobody could answer, a chat begins as a message that was left, as the widget's own form leaves one.
 */
import { found, DomainError, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { RateLimit } from '#core/limits/rate-limit.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import type { Attributes } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import { admitPage } from '#functions/identity/visitor-session.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { checkedAttributes } from '#functions/store/settings/field-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { type LiveChatSwitch, requireLiveChat } from '#functions/use-cases/integrations/live-chat-switch.ts';
import { availabilityOf } from '#functions/use-cases/availability/availability.ts';
import { type SentMessage, sendVisitorMessage } from './send-message.ts';
import { type Started, leaveOfflineMessage, startConversation } from './start-conversation.ts';

/** The dependencies of writing in a visitor's name. `allowance`: what a visitor may send, however it comes. */
export type OnBehalfDeps = Deps & LiveChatSwitch & { allowance: RateLimit };

/** A message, and the name of the API key that brought it. */
export type OnBehalf = {
  content: string;
  client_message_id: string;
  attributes?: Attributes | undefined;
  keyName: string;
};

/** A first message. `department_id` replaces the widget's. */
export type StartOnBehalf = OnBehalf & {
  department_id?: Id | null | undefined;
  source_url?: string | undefined;
  source_page_title?: string | undefined;
};

/**
 * Starts a conversation of a visitor, or appends to their open one.
 * @throws DomainError `not_found`, `widget_inactive` also while live chat is off and none is open, `forbidden` where the widget admits verified visitors only, and as `startConversation` does
 */
export async function startOnBehalf(deps: OnBehalfDeps, id: Id, said: StartOnBehalf): Promise<Started> {
  const visitor = found(await getVisitor(deps.table, id, { consistent: true }));
  const widget = await openWidget(deps, visitor.widget_id);
  if (widget.require_identity && !visitor.verified)
    throw new DomainError('forbidden', 'This widget is for signed-in visitors only, and nobody verified this visitor.');
  const { department_id = widget.department_id, source_url = null, source_page_title = null } = said;
  const attributes = await checkedAttributes(deps.table, said.attributes);
  if (department_id !== null) await requireDepartments(deps.table, [department_id]);
  const at = { ...widget, department_id };
  const begin = (await isUnattended(deps, at)) ? leaveOfflineMessage : startConversation;
  return begin(deps, {
    ...messageOf(deps, said),
    widget: at,
    visitor: id,
    source_url,
    source_page_title,
    attributes,
    admitNew: () => requireLiveChat(deps),
  });
}

/**
 * Appends a message of the conversation's visitor.
 * @throws DomainError `not_found`, `widget_inactive`, and as `sendVisitorMessage` does
 */
export async function sendOnBehalf(deps: OnBehalfDeps, conversation: Id, said: OnBehalf): Promise<SentMessage> {
  const { visitor_id: visitor, widget_id } = await partiesOf(deps, conversation);
  await openWidget(deps, widget_id);
  const extras = { attributes: await checkedAttributes(deps.table, said.attributes) };
  return sendVisitorMessage(deps, conversation, { ...messageOf(deps, said), visitor, name: null, extras });
}

/** Whose conversation it is, and of which widget. @throws DomainError `not_found` */
export async function partiesOf(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
): Promise<Pick<ConversationState, 'visitor_id' | 'widget_id'>> {
  return found(await newestRow(table, conversation, { consistent: true })).state;
}

const messageOf = ({ allowance }: OnBehalfDeps, { content, client_message_id, keyName }: OnBehalf) => ({
  content,
  client_message_id,
  via: { via: 'api', key_name: keyName } as const,
  allowance,
});

/** A widget that is on. A server has no page that could be on the wrong domain. */
async function openWidget({ table }: Pick<Deps, 'table'>, id: Id): Promise<WidgetItem> {
  const widget = await getWidget(table, id);
  if (!widget) throw notFound();
  admitPage(widget, undefined, '');
  return widget;
}

/** Whether the widget would show its form for messages that are left: agents answer, and none is there. */
const isUnattended = async (deps: OnBehalfDeps, widget: WidgetItem): Promise<boolean> =>
  (widget.handler_type === 'agent' || widget.handler_id === null) && !(await availabilityOf(deps, widget)).online;
