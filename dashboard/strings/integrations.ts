/** Integrations: the page of modules, with what each costs and what it sees. */
import type { ModuleCategory, ModuleId, ModuleState } from '#core/model/widgets/module.ts';
import { plural } from './plural.ts';
import { localized } from './language.ts';

/** What a module does, what it costs, and which data it sees; `manage` leads to where it is set up. */
type ModuleWords = {
  name: string;
  body: string;
  /** At list prices in us-east-1, as in docs/cost.md. */
  cost: string;
  data: string;
  manage?: readonly [label: string, path: string];
  /** Where programs find it, below the site's own address. */
  path?: string;
};

const counts: Partial<Record<ModuleId, (count: number) => string>> = {
  live_chat: (count: number) => plural(count, 'widget', 'widgets'),
  webhooks: (count: number) => plural(count, 'webhook', 'webhooks'),
  api_keys: (count: number) => plural(count, 'key', 'keys'),
  ai: (count: number) => plural(count, 'bot', 'bots'),
};

const words: Record<ModuleId, ModuleWords> = {
  live_chat: {
    name: 'Live chat',
    body: 'Widgets on your websites, through which visitors chat with your team.',
    cost: 'About 0.12 USD per 1,000 chats of 20 messages. 0.96 USD per month while nobody chats.',
    data: 'Names, addresses and messages of visitors stay in your AWS account.',
    manage: ['Widgets', '/widgets'],
  },
  email: {
    name: 'Email',
    body: 'Unread answers, copies of chats, tickets and notices to the team by email.',
    cost: '0.10 USD per 1,000 emails.',
    data: 'Amazon SES sends the texts of answers and chats to the recipient’s mail server.',
    manage: ['Recipients in the team', '/team-settings'],
  },
  email_replies: {
    name: 'Answers by email',
    body: 'What a visitor answers to an email becomes a message of the chat.',
    cost: '0.0002 USD per answer.',
    data: 'Amazon SES receives the email. It is deleted after two days; its text stays in the chat.',
  },
  webhooks: {
    name: 'Webhooks',
    body: 'Send events, such as new chats and messages, to your own servers.',
    cost: '0.006 USD per 1,000 events, and 0.003 USD per month for each webhook.',
    data: 'Each webhook receives the conversations, visitors and messages of its events. Deliveries are kept for 30 days.',
    manage: ['Webhooks', '/webhooks'],
  },
  event_bus: {
    name: 'Amazon EventBridge',
    body: 'Put the same events on an event bus, for other parts of your AWS account.',
    cost: '0.001 USD per 1,000 events.',
    data: 'Events stay in your AWS account, until one of your rules sends them on.',
  },
  api_keys: {
    name: 'API keys',
    body: 'Let programs use the API as a reader, an agent or an admin.',
    cost: '0.06 USD per million requests more than the same requests of a person.',
    data: 'A program sees what its role sees. What it changes in settings is in the audit log.',
    manage: ['API keys', '/api-keys'],
  },
  mcp: {
    name: 'MCP',
    body: 'Let an AI assistant search chats, read reports and draft articles. It signs in with an API key.',
    cost: 'Nothing but its requests.',
    data: 'The assistant, and whoever runs its model, sees what the key’s role sees.',
    path: '/api/v1/live-chat/mcp',
    manage: ['API keys', '/api-keys'],
  },
  ai: {
    name: 'AI bots',
    body: 'Bots that answer from your articles, with a language model or without one.',
    cost: 'Nothing more for built-in bots. Models cost what their provider charges per token.',
    data: 'Built-in bots send nothing anywhere. A model receives the chat and the articles that fit: Bedrock in your AWS account, or the provider you choose.',
    manage: ['Bots', '/bots'],
  },
  files: {
    name: 'Files',
    body: 'Pictures, documents and voice messages in chats.',
    cost: '0.02 USD per 1,000 files sent and shown once, 0.023 USD per GB and month, 0.09 USD per GB downloaded.',
    data: 'Files are in a private bucket in your AWS account. Links to them work for five minutes.',
    manage: ['Widgets', '/widgets'],
  },
  push: {
    name: 'Push notifications',
    body: 'New messages reach agents whose dashboard is closed. Each agent turns it on in Preferences.',
    cost: '0.002 USD per 1,000 notifications.',
    data: 'The push service of the browser’s maker carries the notification; only the browser can read it.',
    manage: ['Preferences', '/preferences'],
  },
  crm_card: {
    name: 'CRM card',
    body: 'Show what your CRM knows about a visitor next to the chat.',
    cost: 'Nothing but its requests.',
    data: 'The CRM receives who the visitor is when an agent opens a chat. The allowed hosts are a setting of the deployment.',
    manage: ['Team settings', '/team-settings'],
  },
};

/** The page of modules. */
export const modules = localized('modules', {
  title: 'Modules',
  lead: 'What live chat uses and connects to, what each part costs, and where its data goes.',
  cost: 'Cost',
  data: 'Data',
  states: { on: 'On', off: 'Off', needs_setting: 'Needs a setting' } satisfies Record<ModuleState, string>,
  categories: {
    channels: 'Channels',
    events: 'Events',
    access: 'Access for programs',
    ai: 'AI',
    conversations: 'In conversations',
  } satisfies Record<ModuleCategory, string>,
  setting: (file: string, within: string) =>
    `To turn it on, add this to “${within}” in ${file} with your own values, then deploy:`,
  settingAgents: 'Whoever deploys live chat can turn it on.',
  counts,
  switchOn: 'Turn on',
  switchOff: 'Turn off',
  switchOffTitle: 'Turn off live chat?',
  switchOffBody:
    'All widgets stop taking new chats within ten seconds; visitors who try read “Chat isn’t available right now.” Open chats go on as usual. When you turn it on again, each widget is as it was.',
  switchedOff: 'Live chat is off. New chats are refused.',
  switchedOn: 'Live chat is on',
  off: 'Live chat is off. No widget takes new chats; open chats go on.',
  offLink: 'Go to Modules',
  words,
});
