/** A believable day of a small support team, for looking at and for browser tests. */
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { FakeState } from './fake-state.ts';
import { knowingBots } from './sample-bots.ts';
import { someLearned, someSources, someTests, someVisitors } from './sample-knowledge.ts';
import { agentOf, ago, conversationOf, visitorOf, widgetOf } from './sample.ts';
import { type Row, rowOf } from './sample-rows.ts';
import { someTickets } from './sample-tickets.ts';

/** A state with people, widgets and a dozen conversations; `now` is the moment its times count back from. */
export function fullState(now = Date.now()): FakeState {
  const before = (seconds: number) => ago(seconds, now);
  const state: FakeState = {
    socketUrl: '',
    me: 1,
    agents: [
      agentOf({
        id: 1,
        user_id: 'user-1',
        name: 'Maya Lindqvist',
        email: 'maya@fjord.example',
        current_chats_count: 4,
        department_ids: [51],
        last_active_at: before(5),
      }),
      agentOf({
        id: 2,
        name: 'Tomás Herrera',
        email: 'tomas@fjord.example',
        status: 'busy',
        current_chats_count: 5,
        average_rating: 4.8,
        department_ids: [51, 52],
        last_active_at: before(12),
      }),
      agentOf({
        id: 3,
        name: 'Priya Raman',
        email: 'priya@fjord.example',
        status: 'away',
        current_chats_count: 1,
        average_rating: 4.4,
        department_ids: [52],
        last_active_at: before(700),
      }),
      agentOf({
        id: 4,
        name: 'Jonas Weber',
        email: 'jonas@fjord.example',
        status: 'offline',
        current_chats_count: 0,
        average_rating: null,
        ratings_count: 0,
        total_chats_count: 3,
        last_active_at: before(90_000),
      }),
    ],
    conversations: [],
    messages: [],
    delivery: {
      visitor_connected: true,
      delivery: 'page',
      delivery_reason: null,
      mailed_seq: null,
      mailed_at: null,
    },
    visitors: [
      {
        ...visitorOf({ id: 1 }),
        last_seen_at: before(10),
        pages: visitorOf({ id: 1 }).pages.map((page, index) => Object.assign(page, { at: before(600 - index * 200) })),
      },
    ],
    widgets: [
      widgetOf({
        id: 1,
        name: 'Fjord shop',
        primary_color: '#1f4d3f',
        allowed_domains: ['fjord.example', '*.fjord.example'],
        quick_replies: ['Where is my order?', 'Returns', 'Something else'],
        welcome_title: 'Hej from Fjord',
        business_hours: null,
      }),
      widgetOf({
        id: 2,
        name: 'Help centre',
        primary_color: '#2b50d8',
        launcher_icon: 'help',
        handler_type: 'ai_bot',
        handler_id: 71,
      }),
      widgetOf({
        id: 3,
        name: 'Old campaign',
        primary_color: '#c2410c',
        is_active: false,
        allowed_domains: ['summer.fjord.example'],
      }),
    ],
    ...knowingBots(before),
    tickets: someTickets(now),
    departments: [
      { id: 51, name: 'Support', notify_emails: [], ...defaultAssignment, version: 1, created_at: before(1e6) },
      { id: 52, name: 'Sales', notify_emails: [], ...defaultAssignment, version: 1, created_at: before(1e6) },
    ],
    views: [],
    live: someVisitors(before),
    learned: someLearned(before),
    tested: someTests(before),
    ...someSources(before),
    rehearsed: [],
    suggestions: [],
    copilotAsked: [],
    fields: {
      attributes: [],
      labels: [{ name: 'vip', description: 'Customers with a contract', color: 'purple' }],
      only_listed_labels: false,
      version: 1,
    },
    teamSettings: {
      notify_emails: ['lead@fjord.example'],
      ...defaultAssignment,
      report_emails: ['lead@fjord.example', 'shop@fjord.example'],
      time_zone: 'Europe/Oslo',
      mask_cards: true,
      mask_patterns: [],
      version: 1,
      context_link: { label: 'Open in the shop', url: 'https://admin.shop.example/chat?token={token}' },
      crm_card: { title: 'Customer', url: 'https://crm.example.com/card' },
      call_link: 'https://meet.shop.example/{room}',
      agents_see: 'all',
      card_hosts: ['crm.example.com'],
      has_context_secret: true,
      sign_in_rules: [],
      has_user_pool: true,
      sends_mail: true,
    },
    cannedResponses: [
      {
        id: 1,
        shortcut: 'shipping',
        title: 'Shipping times',
        content:
          'We ship within Europe in 2–3 working days, and you get a tracking link by email as soon as the parcel leaves.',
        department_id: null,
        actions: [],
        files: [],
        version: 1,
        created_at: before(1e5),
      },
      {
        id: 2,
        shortcut: 'return',
        title: 'Returns',
        content: 'You can send anything back within 30 days. I have just emailed you a label; no need to print it.',
        department_id: null,
        actions: [],
        files: [],
        version: 1,
        created_at: before(1e5),
      },
      {
        id: 3,
        shortcut: 'discount',
        title: 'Volume discount',
        content: 'From ten chairs on we take 12 % off. Shall I prepare a quote?',
        department_id: 52,
        actions: [],
        files: [],
        version: 1,
        created_at: before(1e5),
      },
    ],
  };
  const add = (part: Partial<FullConversation> & { id: number }, rows: Row[]) => {
    const messages = rows.map(([from, content, seconds], index): Message =>
      rowOf(part.id, index + 1, from, content, before(seconds), part.agent_id ?? 1),
    );
    const last = messages.findLast((one) => one.sender_type !== 'system' && one.visibility === 'public');
    state.messages.push(...messages);
    state.conversations.push(
      conversationOf({
        created_at: before((rows[0]?.[2] ?? 0) + 2),
        last_message: last?.content ?? null,
        last_message_at: last?.created_at ?? null,
        waiting_since: last?.sender_type === 'visitor' ? last.created_at : null,
        first_response_at:
          messages.find((one) => one.sender_type === 'agent' && one.visibility === 'public')?.created_at ?? null,
        last_seq: messages.length,
        ...part,
      }),
    );
  };
  const named = (id: number, name: string | null, email: string | null, verified = false) => ({
    visitor_id: id,
    visitor: { id, name, email, verified, verified_fields: verified ? (['name', 'email'] as const).slice() : [] },
  });
  add(
    {
      id: 112,
      ...named(9012, 'Ada Moreau', 'ada.moreau@example.com', true),
      agent_id: 1,
      status: 'active',
      unread_by_agent: 2,
      labels: ['order', 'vip'],
      priority: 'high',
      department_id: 51,
      attributes: { order: 'FJ-20418' },
    },
    [
      [
        'v',
        'Hello! I ordered two Lilla chairs last week, and the tracking page has said “label created” for five days now.',
        900,
      ],
      ['v', 'Is something wrong?', 890],
      ['s', 'assigned', 884],
      ['a', 'Hi Ada, sorry about the wait. Let me look it up, it takes a minute.', 860],
      ['n', 'Warehouse says the oak batch is late; the truck leaves tomorrow at 8. Offer free express.', 640],
      [
        'a',
        'Found it: the oak batch came in a day late, so your chairs leave tomorrow morning. I have moved them to express at no charge.',
        600,
      ],
      ['a', 'You will have them on Thursday: https://fjord.example/track/FJ-20418', 590],
      ['v', 'That is kind, thank you!', 240],
      ['v', 'One more thing: could the driver call before coming? The gate is locked.', 96],
    ],
  );
  add(
    {
      id: 111,
      ...named(9011, 'Kwame Boateng', 'kwame@example.org'),
      agent_id: 1,
      status: 'active',
      unread_by_agent: 1,
      widget_id: 2,
    },
    [
      ['v', 'The page is stuck at payment, it just keeps turning. I tried twice and do not want to pay twice…', 420],
      ['s', 'assigned', 418],
    ],
  );
  add({ id: 110, ...named(9010, null, null), agent_id: 1, status: 'waiting' }, [
    ['v', 'Do you have a showroom in Malmö?', 1900],
    ['s', 'assigned', 1890],
    ['a', 'We do, at Stortorget 9, open until six. Shall I hold a Lilla there for you to sit on?', 1860],
  ]);
  add(
    {
      id: 109,
      ...named(9009, 'Marguerite Oyelaran-Fitzgerald', 'marguerite.oyelaran@example.net'),
      agent_id: 1,
      status: 'waiting',
      priority: 'low',
      labels: ['returns'],
    },
    [
      ['v', 'I would like to send a table back, how does that work?', 5400],
      ['s', 'assigned', 5390],
      ['a', 'You can send anything back within 30 days. I have just emailed you a label; no need to print it.', 5300],
    ],
  );
  add(
    {
      id: 108,
      ...named(9008, 'Liu Wei', 'liu.wei@example.com'),
      status: 'pending',
      priority: 'urgent',
      waiting_reason: 'all_full',
      department_id: 52,
      labels: ['quote'],
      unread_by_agent: 1,
    },
    [['v', 'We need 40 desks by the end of the month. Is that possible at all?', 340]],
  );
  add(
    { id: 107, ...named(9007, 'Noor Haddad', null), status: 'pending', waiting_reason: 'all_full', unread_by_agent: 1 },
    [['v', 'hi, is anyone there?', 45]],
  );
  add({ id: 106, ...named(9006, 'Sofia Rossi', 'sofia@example.it'), agent_id: 2, status: 'active' }, [
    ['v', 'The left armrest is loose, can you send the screw?', 700],
    ['s', 'assigned', 690],
    ['a', 'Of course! M6 × 40, right?', 650],
    ['v', 'I think so, let me check.', 80],
  ]);
  add({ id: 105, ...named(9005, 'Emil Sørensen', 'emil@example.dk', true), agent_id: 2, status: 'waiting' }, [
    ['v', 'Invoice for June please', 8000],
    ['s', 'assigned', 7990],
    ['a', 'Sent to your email just now.', 7800],
  ]);
  add(
    {
      id: 104,
      ...named(9012, 'Ada Moreau', 'ada.moreau@example.com', true),
      agent_id: 3,
      status: 'resolved',
      rating: 5,
      feedback: 'Quick and friendly.',
      resolved_at: before(90_000),
    },
    [
      ['v', 'Which wood goes with the Lilla?', 95_000],
      ['s', 'assigned', 94_000],
      ['a', 'Oak or ash, both are oiled.', 93_000],
    ],
  );
  add(
    {
      id: 103,
      ...named(9003, 'Hana Suzuki', 'hana@example.jp'),
      agent_id: 3,
      status: 'closed',
      rating: 4,
      closed_at: before(160_000),
    },
    [
      ['v', 'Do you ship to Japan?', 200_000],
      ['s', 'assigned', 199_000],
      ['a', 'Not yet, I am sorry.', 198_000],
    ],
  );
  return state;
}
