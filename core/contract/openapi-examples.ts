/** Bodies to begin with, where the fields alone don't say it. A test sends each through its row's own schema. */
import type { OperationId, Sent } from './http.ts';

type Examples = { [Id in OperationId]?: Sent<Id, 'body'> };

/** Example bodies by operation. */
export const examples: Examples = {
  openSession: { name: 'Vera', email: 'vera@example.com', current_page: 'https://shop.example.com/teapots' },
  startConversation: { client_message_id: 'b3a1f0c2-0001', content: 'Hello, where is my order?' },
  leaveOfflineMessage: {
    client_message_id: 'b3a1f0c2-0003',
    content: 'Please write to me when you are back.',
    name: 'Vera',
    email: 'vera@example.com',
  },
  sendOwnMessage: { client_message_id: 'b3a1f0c2-0002', content: 'It should have come on Monday.' },
  uploadFirstFile: { name: 'broken-mug.jpg', type: 'image/jpeg', size: 482_113 },
  uploadOwnFile: { name: 'broken-mug.jpg', type: 'image/jpeg', size: 482_113 },
  uploadFile: { name: 'invoice.pdf', type: 'application/pdf', size: 81_204 },
  rateConversation: { rating: 5, feedback: 'Quick and kind' },
  sendMessage: { client_message_id: 'c9d2e4f6-0001', content: 'Let me look that up for you.' },
  assignConversation: { agent_id: 1042311372800001 },
  snoozeConversation: { until: '2027-03-02T08:00:00Z' },
  saveDraft: { reply: 'Let me look that up', note: '', base: null },
  setPriority: { priority: 'urgent' },
  setLabels: { labels: ['delivery', 'vip'] },
  setAttributes: { attributes: { order: 'A-1001', total: 49.9, paid: true } },
  createWidget: { name: 'Shop', primary_color: '#1f6feb', allowed_domains: ['shop.example.com', '*.example.com'] },
  createAgent: { user_id: '8f14e45f-ceea-467f-a83c-7d2f1b0e9a11', max_concurrent_chats: 5 },
  setOwnStatus: { status: 'online' },
  setOwnNotices: { message: { push: true, sound: false }, shows_text: true },
  createTicket: { subject: 'Refund for order A-1001', priority: 'high', conversation_id: 1042311372800001 },
  updateTicket: { status: 'solved', assignee_id: 1042311372800002 },
  createApiKey: { name: 'CRM', role: 'agent', expires_at: '2027-12-31T23:59:59.999Z' },
  createWebhook: {
    url: 'https://crm.example.com/hooks/chat',
    events: ['conversation.created', 'conversation.status_changed'],
    description: 'CRM',
  },
  replayWebhook: { from: '2026-11-28T00:00:00.000Z', to: '2026-11-29T00:00:00.000Z', state: 'failed' },
  createRule: {
    name: 'Unhappy visitors',
    on: { type: 'rated' },
    conditions: [{ about: 'rating', in: [1, 2] }],
    actions: [
      { type: 'add_label', label: 'unhappy' },
      { type: 'set_priority', priority: 'high' },
    ],
  },
  tryRule: { on: { type: 'unanswered', minutes: 10 }, conditions: [{ about: 'business_hours', open: true }] },
  createBot: { name: 'Shop helper', provider: 'built-in' },
  createArticle: {
    bot_id: 1042311372800003,
    question: 'How long does delivery take?',
    alternative_phrasings: ['When will my parcel arrive?', 'Delivery time'],
    answer: 'Two to three working days within the country.',
  },
  importArticles: {
    bot_id: 1042311372800003,
    format: 'csv',
    content: 'question,answer\nDo you gift-wrap?,"Yes, choose it at checkout."\n',
  },
  createWorkflow: {
    name: 'Lead capture',
    definition: {
      start: 'email',
      steps: {
        email: { kind: 'ask', text: 'Where can we reach you?', expects: 'email', save_as: 'email', next: 'ticket' },
        ticket: { kind: 'ticket', subject: 'Call back {{email}}', description: '{{message}}', next: 'thanks' },
        thanks: { kind: 'message', text: 'Thank you! We will write to {{email}}.', next: 'end' },
        end: { kind: 'end' },
      },
    },
  },
  createDepartment: { name: 'Delivery', notify_emails: ['delivery@example.com'] },
  createCannedResponse: {
    shortcut: 'hello',
    title: 'Greeting',
    content: 'Hello {{visitor.name|there}}! How can I help?',
    department_id: null,
    actions: [{ type: 'add_label', label: 'greeted' }],
  },
};
