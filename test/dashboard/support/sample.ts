/** Valid sample entities for the dashboard's tests, all invented. */
import type { Agent } from '#core/model/team/agent.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';
import { type Widget, widgetDefaults } from '#core/model/widgets/widget.ts';

export const NOW = Date.parse('2026-03-02T10:00:00.000Z');

/** An instant so many seconds before `NOW`, or before another moment. */
export const ago = (seconds: number, from = NOW): string => new Date(from - seconds * 1000).toISOString();

export function agentOf(part: Partial<Agent> & { id: number }): Agent {
  return {
    user_id: `user-${part.id}`,
    name: `Agent ${part.id}`,
    email: `agent${part.id}@example.com`,
    status: 'online',
    status_reason: null,
    status_set_by: null,
    is_connected: true,
    max_concurrent_chats: 5,
    current_chats_count: 2,
    total_chats_count: 120,
    total_rating: 230,
    ratings_count: 50,
    average_rating: 4.6,
    department_ids: [],
    languages: [],
    skills: [],
    version: 1,
    last_active_at: ago(30),
    created_at: ago(1e6),
    ...part,
  };
}

export function conversationOf(part: Partial<FullConversation> & { id: number }): FullConversation {
  const visitorId = part.visitor_id ?? part.id + 5000;
  return {
    widget_id: 1,
    visitor_id: visitorId,
    agent_id: null,
    department_id: null,
    channel: 'widget',
    status: 'pending',
    priority: 'normal',
    handler: 'agent',
    source_url: 'https://shop.example.com/pricing',
    source_page_title: 'Pricing',
    last_message: 'Hello?',
    last_message_at: ago(60),
    waiting_since: ago(60),
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    rating: null,
    feedback: null,
    unread_by_visitor: 0,
    version: part.last_seq ?? 1,
    created_at: ago(120),
    labels: [],
    attributes: {},
    waiting_reason: null,
    queued_at: ago(120),
    is_snoozed: false,
    snoozed_until: null,
    followers: [],
    unread_by_agent: 0,
    last_seq: 1,
    visitor: {
      id: visitorId,
      name: `Visitor ${part.id}`,
      email: `v${part.id}@example.com`,
      verified: false,
      verified_fields: [],
    },
    ...part,
  };
}

export function messageOf(part: Partial<Message> & { conversation_id: number; seq: number }): Message {
  return {
    id: part.conversation_id * 1000 + part.seq,
    client_message_id: null,
    sender_type: 'visitor',
    sender_id: null,
    sender_name: null,
    content: `Message ${part.seq}`,
    metadata: null,
    visibility: 'public',
    is_read: false,
    read_at: null,
    created_at: ago(60 - part.seq),
    ...part,
  };
}

export function ticketOf(part: Partial<Ticket> & { id: number; number: number; subject: string }): Ticket {
  return {
    description: '',
    status: 'open',
    priority: 'normal',
    requester: null,
    assignee_id: null,
    conversation_id: null,
    notification: 'none',
    version: 1,
    created_at: ago(3600),
    ...part,
  };
}

export function visitorOf(part: Partial<Visitor> & { id: number }): Visitor {
  return {
    widget_id: 1,
    session_id: `session-${part.id}`,
    external_id: null,
    name: 'Ada Moreau',
    email: 'ada@example.com',
    phone: null,
    mail_state: null,
    verified: false,
    verified_fields: [],
    ip_address: '203.0.113.7',
    user_agent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    referrer: 'https://www.example.org/search?q=chairs',
    current_page: 'https://shop.example.com/pricing',
    custom_attributes: { plan: 'Business', orders: 3 },
    pages: [
      { url: 'https://shop.example.com/', title: 'Fjord: quiet furniture', at: ago(600) },
      { url: 'https://shop.example.com/chairs', title: 'Chairs', at: ago(400) },
      { url: 'https://shop.example.com/pricing', title: 'Pricing', at: ago(100) },
    ],
    first_seen_at: ago(600),
    last_seen_at: ago(20),
    created_at: ago(600),
    ...part,
  };
}

export function widgetOf(part: Partial<Widget> & { id: number; name: string }): Widget {
  return {
    ...widgetDefaults,
    token: String(part.id).padStart(32, 'a'),
    version: 1,
    created_at: ago(1e6),
    updated_at: ago(1e5),
    ...part,
  };
}
