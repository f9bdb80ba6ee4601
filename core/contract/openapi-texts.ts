/** What the API description says in words: about the API, its groups, its parameters, its callers. */
import type { Endpoint, Role } from '#core/contract/kit/endpoint.ts';
import type { EventType } from '#core/webhooks/event-types.ts';

/** The introduction. Paragraphs are separated by an empty line. */
export const aboutTheApi = [
  'Live chat: the API of agents and admins, which the dashboard uses, and the API of visitors, which the widget uses.',
  'Responses contain instants in ISO 8601, in UTC and with milliseconds; queries accept any RFC 3339 instant. IDs are whole ' +
    'numbers from 1 to 2^53 − 1, in the order of creation. Texts must not contain control characters other than ' +
    'tab and line breaks. Unknown fields are rejected. Creating returns 201, deleting 204, everything else 200.',
  'A list has `next_cursor` while there is more: send it as `cursor` with the same query. Messages page by `after_seq` ' +
    'or `before_seq` instead.',
  'A `client_message_id` makes a repeated message harmless: the same body returns 200 with the stored message, ' +
    'another body returns 409. The server remembers the last eight messages of a sender in a ' +
    'conversation, so send a message again before you send eight others. If more than two agents ' +
    'write in turn, it remembers fewer.',
  'A file is sent in three steps. `POST …/uploads` returns a form: post its `fields` and then the file itself, as the last ' +
    'field `file`, to its `url`. Then send a message with `metadata: { files: [{ id }] }`. The server reads the stored ' +
    'bytes and fills in the name, the type, the size and, for images, the pixels. `GET …/files/{id}` returns an ' +
    'address that works for five minutes. IDs of files are texts.',
  'Programs send an API key instead of an access token, in the header `Authorization: Bearer lck_…` and never in an address. ' +
    'What a key writes shows as `via` and its name. A key may send 60 requests at once, then 20 per second; more are ' +
    'answered with 429 and `Retry-After`. Operations that only people may call say so.',
  'A webhook receives events as signed POST requests (Standard Webhooks: `webhook-id`, `webhook-timestamp`, ' +
    '`webhook-signature`). One that is not accepted with 2xx is tried again for a day, with the same ID. Events can come ' +
    'twice or out of order: ignore an ID that came before, and order the events about one `subject` by `seq`.',
  'Errors are problem documents (RFC 9457) with a `code`. The gateway in front of the API can reject a request ' +
    'itself (401, 413, 429, 500, 503); its response is a `GatewayError`, without a code. Each response of the API has an ' +
    '`x-request-id`, which its log lines contain.',
].join('\n\n');

/** What each group of operations is about. */
export const tagNotes: Record<string, string> = {
  Widget: 'What the widget calls on behalf of a visitor.',
  Dashboard: "The numbers and lists of the dashboard's first page.",
  Widgets: 'The widgets that websites embed: appearance, texts, business hours, availability and identity.',
  Conversations: 'Conversations, their messages and notes, and what agents do with them.',
  'Saved views': 'Filters of lists under a name: own ones, and those that the team shares.',
  Tickets: 'Follow-up work that outlasts a chat.',
  Visitors: 'The people who chat, their stored data, and how to export or delete it.',
  Agents: 'The agents, their status and capacity, and the users who can become agents.',
  'API keys': 'The keys by which programs use this API. Only people who sign in manage them.',
  'Audit log': 'Who changed which setting, and how, in the last year.',
  Modules: 'What a team uses or connects to its other tools: channels, events, access and AI.',
  Rules: 'What is done by itself when something happens in a chat, or lasts for a time.',
  Webhooks: 'Addresses of your own that are notified of events, and what was delivered to them.',
  Team: 'What holds for the whole team: the recipients of its mails and its time zone.',
  Departments: 'The groups of agents that conversations are assigned to.',
  'Canned responses': 'Prepared answers that agents insert by a shortcut.',
  Workflows: 'Graphs of steps that talk to visitors before, or instead of, an agent.',
  Bots: 'Bots that answer visitors from articles.',
  Articles: 'The questions and answers that bots know.',
  Sources: 'The sites, pages and files that articles of bots are read from.',
  Reports: 'What happened in a range of days, as JSON or CSV.',
  MCP: 'Tools by which assistants read and write, with an API key: the Model Context Protocol.',
  'API description': 'This description, for programs and readers.',
};

/** What each kind of event means. */
export const eventNotes: Record<EventType, string> = {
  'conversation.created': 'A conversation began',
  'conversation.assigned': 'An agent was given a conversation',
  'conversation.status_changed': 'A conversation was taken, returned to the queue, resolved, closed or reopened',
  'conversation.updated': 'Labels, attributes, the priority or the department of a conversation changed',
  'conversation.rated': 'A visitor rated a conversation',
  'message.created': 'A visitor, an agent or a bot wrote a message that the visitor can read',
  'note.created': 'A note for the team was written',
  'visitor.created': 'A visitor opened the widget for the first time, or a server saved them',
  'visitor.updated': 'The name, email address, phone number or attributes of a visitor changed',
  'visitor.identified': 'A website verified who a visitor is',
  'agent.status_changed': 'An agent chose another status, or connected or disconnected',
  'ticket.created': 'A ticket was created',
  'ticket.updated': 'A ticket changed',
  'webhook.test': 'Somebody asked for a test',
};

/** What each parameter means, by its name. */
export const parameterNotes: Record<string, string> = {
  token: "The widget's public token",
  id: 'The ID of the object in the path',
  key: 'The key of the copy, from the link in it',
  stars: 'The number of stars that was chosen in the email',
  device: 'The ID of a device, from the list of them',
  disposition: '`attachment`: the address downloads the file, also where a browser would show it',
  limit: 'The maximum number of entries',
  message: 'The `client_message_id` of the scheduled message',
  lang: 'The language that is read, such as `de`; where no article is written in it, those in the language of most are shown',
  center: 'The ID of a widget, or `-` for the first help center',
  language: 'A language such as `de`, one with `~` that the reader would like, or `-`',
  page: "The last part of an article's address, `sitemap.xml`, or `-` for the list",
  delivery_id: 'The ID of the delivery, which is that of its event',
  page_id: 'The ID of a file, from the list of pages',
  learned_id: 'The ID of the draft',
  question_id: 'The ID of the test question',
  trial_id: 'The ID of the trial',
  run_id: 'The ID of the run',
  cursor: 'The `next_cursor` of the previous page',
  seq: 'The number of the message in its conversation',
  after_seq: "Only messages after this one. Can't be combined with `before_seq`",
  before_seq: "Only messages before this one. Can't be combined with `after_seq`",
  bot_id: 'Only those of this bot',
  started_at: 'When the reading began whose changes were looked at: after a newer one, nothing is done',
  snoozed: '`true`: only those that are snoozed. A list of one status leaves them out',
  conversation_ids: 'IDs of conversations, with commas between them',
  agent_id: 'Only those of this agent; in lists also `me`, `none` or `any`',
  widget_id: 'Only those of this widget',
  visitor_id: 'Only those of this visitor',
  copies: '`true`: also the attributes whose value the message says, and answers that a workflow saved',
  same_person: '`true`, with `visitor_id`: also those of visitors who are the same person for the team',
  following: '`true`: only those that the calling agent follows',
  department_id: 'Only those of this department',
  conversation_id: 'Only those of this conversation',
  assignee_id: 'Only those of this agent, `me` or `none`',
  status: 'Only those with this status',
  state: 'Only those in this state',
  priority: 'Only those with this priority',
  label: 'Only those with this label',
  undo: '`yes` subscribes the address again',
  q: 'Words, or beginnings of words, that the name, email address or messages must contain',
  order:
    '`queue`: those that wait for an agent, most urgent first, then the longest wait. `waiting`: open ones, those whose ' +
    'visitor waits first, the longest wait first; of more than 2,000 open ones, those that were assigned last are left ' +
    'out. Without it, newest first',
  channel: 'Only those whose first message came this way',
  rating: 'Only those that were rated so: with that many stars, at all (`any`), or not (`none`)',
  created_from: 'Only those that began at this time or later',
  created_to: 'Only those that began before this time',
  since: 'Only those in their status since; in a search: started since, by default within 90 days',
  timezone: 'An IANA time zone such as `Europe/Berlin`, which decides where days begin',
  entity: 'Only changes of this kind of thing',
  who: 'Only changes by this person, by user ID, or by this API key, as `key:` and its ID',
  fact: "Only those behind a number of a report: counted as this from `from` to before `to`, each once, newest first. Needs `from` and `to`, and can't be combined with `q` or `since`",
  from: 'The first day, in the years 1900 to 2999; in a list of conversations, and in the audit log, the first instant',
  to: 'The last day, at most 400 days from `from`; in a list of conversations the instant before which they end, at most 402 days from `from`',
  interval: 'The unit of each row; `hour` for at most 92 days',
};

/** Who may call, in words. */
export const callers: Record<Role, string> = {
  public: 'Anyone may call it.',
  visitor: 'For visitors, with their session token.',
  agent: 'For agents, supervisors and admins.',
  supervisor: 'For supervisors and admins.',
  admin: 'For admins.',
};

const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };

/** How callers prove who they are. */
export const securitySchemes = {
  agent: {
    ...bearer,
    description:
      "An access token of the agents' identity provider, of an agent in the group `agent` or `supervisor`, or of someone in the group `admin`.",
  },
  supervisor: {
    ...bearer,
    description:
      "An access token of the agents' identity provider, of an agent in the group `supervisor`, or of someone in the group `admin`.",
  },
  admin: {
    ...bearer,
    description: "An access token of the agents' identity provider, of someone in the group `admin`.",
  },
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API key that an admin created: `lck_…`. Its role decides: `read` for what agents may read, `agent` for what agents may do, `admin` for what supervisors and admins may do.',
  },
  visitor: { ...bearer, description: 'The `session_token` of `POST session`.' },
};

/** What an operation does, who may call it, and how its list is paged or its request repeated. */
export function describeOperation(
  row: Pick<Endpoint, 'summary' | 'role' | 'isForPeople' | 'isForKeys' | 'query' | 'body' | 'answer'>,
  has: (schema: Endpoint['query'], field: string) => boolean,
): string {
  const { summary, role, isForPeople, isForKeys, query, body, answer } = row;
  return [
    `${summary}.`,
    isForKeys ? 'For API keys. Access tokens of people are refused.' : callers[role],
    isForPeople ? 'API keys are refused.' : '',
    has(query, 'cursor') ? 'Pages are linked by `next_cursor` and `cursor`.' : '',
    has(body, 'client_message_id') ? 'It can be repeated with the same `client_message_id`.' : '',
    answer.schema && answer.contentType === 'text/csv' ? 'With `Accept: text/csv`, it returns a table.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
