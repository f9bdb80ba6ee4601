/** What a team sets up: agents, departments, canned responses. */
import { localized } from './language.ts';

/** Agents. */
export const agents = localized('agents', {
  title: 'Agents',
  lead: 'Team members who answer chats.',
  add: 'Add agent',
  save: 'Save',
  empty: 'No agents yet',
  emptyBody: 'Chats can only be assigned to agents. Add yourself or a team member.',
  agent: 'Agent',
  statusColumn: 'Status',
  chats: 'Chats',
  departmentsColumn: 'Departments',
  rating: 'Rating',
  total: 'Total chats',
  lastActive: 'Last active',
  never: 'Never',
  ago: (time: string) => `${time} ago`,
  fields: {
    user_id: ['Team member', 'Team members from your identity provider who aren’t agents yet.'],
    max_concurrent_chats: ['Maximum concurrent chats', '{min}–{max}. Current chats aren’t affected.'],
    department_ids: ['Departments', 'Leave empty for the default. Up to {count}.'],
    languages: [
      'Languages',
      'One code per line, such as de or pt. Departments can match them with the visitor’s language.',
    ],
    skills: ['Skills', 'One label per line. Departments can match them with the labels of chats.'],
  },
  chooseMember: 'Choose a team member',
  noMembers: 'Everyone is an agent already',
  noMembersBody:
    'Invite people under Team; they become agents immediately. With an identity provider of your own, they appear here after they sign in.',
  added: (name: string) => `${name} added as an agent`,
  editTitle: (name: string) => `Edit ${name}`,
  removeTitle: (name: string) => `Remove ${name} as an agent?`,
  removeBody:
    'Their open chats return to the queue. Past conversations keep their name. Their own canned responses are deleted. They can still sign in.',
  remove: 'Remove agent',
  removed: (name: string) => `${name} is no longer an agent`,
  statusOf: ({ name }: { name: string }) => `Status of ${name}`,
  setBy: ({ name }: { name: string }) => `Set by ${name}`,
  load: (current: number, most: number) => `${current} of ${most}`,
} as const);

/** Departments. */
export const departments = localized('departments', {
  title: 'Departments',
  lead: 'Each has its own queue. A widget sends its chats to one department; an agent can serve up to 10.',
  add: 'Create department',
  fields: {
    name: ['Name', ''],
    notify_emails: [
      'Email when nobody is online',
      'One address per line, up to {count}. They get an email when a chat waits here and nobody is online, at most every 15 minutes.',
    ],
  },
  empty: 'Only the default department',
  emptyBody: 'That’s enough for most teams. Create departments to route sales and support to different agents.',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'Agents keep the chats they already have.',
  removed: 'Department deleted',
  agentsColumn: 'Agents',
  unserved: 'None: chats wait',
  unservedHelp: 'Widgets send chats here, but no agent is in this department. Add one under Agents.',
  widgetsColumn: 'Widgets',
} as const);

/** Canned responses. */
export const canned = localized('canned', {
  title: 'Canned responses',
  lead: 'Ready-made answers to common questions. Type / and the shortcut in a reply or a note to insert one.',
  add: 'Create response',
  fields: {
    shortcut: ['Shortcut', 'a–z, 0–9, _ and -, without the slash.'],
    title: ['Title', ''],
    content: [
      'Text',
      'Fills in {{visitor.name}}, {{visitor.email}}, {{agent.name}} and {{attributes.key}}, with a fallback if you like: {{visitor.name|there}}. Agents can edit it before sending.',
    ],
    actions: ['Actions', 'Done when the response is sent. Agents see them before, and can remove any.'],
    files: ['Files', 'Up to five. Copies are sent. Agents see them before, and can remove any.'],
    department_id: ['Available to', ''],
  },
  everybody: 'Everyone',
  empty: 'No canned responses yet',
  emptyBody: 'Save the answers your team gives most. “/refund” is faster than typing them again.',
  removeTitle: (name: string) => `Delete “${name}”?`,
  removeBody: 'Conversations that used it keep their text.',
  removed: 'Canned response deleted',
} as const);

/** The team as a whole. */
export const teamSettings = localized('teamSettings', {
  title: 'Team settings',
  lead: 'Emails to your team, its time zone, who sees what, what is masked, and your own systems.',
  waiting: 'Waiting chats',
  calls: 'Calls',
  assignmentHelp: 'For chats of widgets without a department. Each department has its own choices.',
  access: 'Access',
  agentsSee: { all: 'All chats', own_departments: 'Chats of their departments' },
  report: 'Weekly report',
  masking: 'Masking',
  fields: {
    notify_emails: [
      'Email when nobody is online',
      'One address per line, up to {count}. They get an email when a chat of a widget without a department waits and nobody is online, at most every 15 minutes. Each department has its own list.',
    ],
    report_emails: ['Send the weekly report to', 'One address per line, up to {count}. It is sent on Mondays at 7:00.'],
    time_zone: ['Time zone', 'Decides when the report is sent and when its days begin.'],
    agents_see: [
      'Agents see',
      'With “their departments”, agents find, read and get notified of chats of the departments they serve, and of those assigned to them. An agent without a department serves the default one. Supervisors and admins see all. Counts within ten seconds.',
    ],
    call_link: [
      'Address for calls',
      'An https address with {room} once, such as https://meet.example.com/{room}. Agents start a call from a chat: the visitor gets the link, with a random room in place of {room}. Leave empty for no calls.',
    ],
    mask_cards: [
      'Mask payment-card numbers',
      'Before a message, draft, form field or attribute is stored, all digits but the last four are replaced. Nobody can restore them.',
    ],
    mask_patterns: [
      'Also mask',
      'One pattern per line, up to {count}, such as \\b\\d{3}-\\d{2}-\\d{4}\\b. A pattern has characters, classes like [A-Z] and \\d, repetitions and |, but no groups. Applies within a minute to what is written from then on.',
    ],
  },
  noMail:
    'This deployment sends no email: none of these addresses gets anything until a sender address is configured for it.',
} as const);

/** The ways to a team's own systems, where they are set up. */
export const ownSystemSettings = localized('ownSystemSettings', {
  link: 'Link in the details of a chat',
  card: 'Card in the details of a chat',
  fields: {
    link_label: ['Button label', 'Such as “Open in the shop”. Without both fields, there is no button.'],
    link_url: [
      'Address',
      'An https address with {token} once. It is replaced by a signed token that names visitor, chat and agent for 60 seconds.',
    ],
    card_title: ['Title', 'Such as “Customer”. Without both fields, there is no card.'],
    card_url: ['Address', 'Asked when an agent opens a chat, with a signed token.'],
  },
  noHosts:
    'This deployment lets cards ask no host yet. Whoever runs it adds one to cardHosts in its settings and deploys again.',
  hosts: (hosts: readonly string[]) => `Hosts that this deployment lets cards ask: ${hosts.join(', ')}`,
  secret: {
    section: 'Secret of the link and the card',
    help: 'Signs the tokens of both, so that your own server knows they come from here.',
    create: 'Create a secret…',
    replace: 'Replace the secret…',
    missing: 'There is none yet. Without it, the link, the card and tools of bots that ask your server don’t work.',
    title: 'Create a new secret?',
    body: 'It is shown once. Put it on your own server. The previous one stops working at once.',
    action: 'Create secret',
    shown: 'Copy the secret now',
  },
} as const);
