/**
 * The table's design: what is stored under which key. `pk`, `sk`, two KEYS_ONLY indexes (`gsi1`, `gsi2`), TTL on
 * `expires_at_seconds`. Every question the product asks is a get or a query on one of these; nothing scans.
 */
import type { Priority } from '#core/model/conversations/conversation.ts';
import { priorities } from '#core/model/closed-sets.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import { quarterOf } from '#core/metrics/aggregate.ts';
import { type Id, createdAtMs, padId } from '#core/model/id.ts';
import type { SubjectType } from '#core/webhooks/event-types.ts';
import { type Channel, channelRange, departmentText, monthText, searchPartitionOf } from './partitions.ts';
import type { Collection } from './listings.ts';

/** A primary key. */
export type Key = { pk: string; sk: string };

const seqText = (seq: number): string => String(seq).padStart(8, '0');
/** An index of a bot: of its articles, of these with embeddings, of past answers; and the embeddings of its phrasings and of its test questions. */
export type IndexOf = 'INDEX' | 'EMBEDDED-INDEX' | 'PAST-INDEX' | 'VECTORS' | 'QUESTION-VECTORS';

/** The key of every kind of item. */
export const keys = {
  widget: (id: Id): Key => ({ pk: `WIDGET#${padId(id)}`, sk: 'WIDGET' }),
  /** Finds a widget by its public token; written in the same transaction as the widget. */
  token: (token: string): Key => ({ pk: `TOKEN#${token}`, sk: 'TOKEN' }),

  /** A deleted widget whose chats still have to end, or a deleted department whose queue has to be emptied. */
  ending: ({ kind, id }: { kind: 'widget' | 'department'; id: Id }): Key => ({
    pk: 'ENDINGS',
    sk: kind === 'widget' ? padId(id) : `DEPARTMENT#${padId(id)}`,
  }),

  visitor: (id: Id): Key => ({ pk: `VISITOR#${padId(id)}`, sk: 'VISITOR' }),
  /** Exists once not every session of a visitor counts any more. */
  visitorGate: (id: Id): Key => ({ pk: `VISITOR#${padId(id)}`, sk: 'GATE' }),
  /** What the site attached to a visitor: by itself, since it may be large and seldom changes. */
  visitorAttributes: (id: Id): Key => ({ pk: `VISITOR#${padId(id)}`, sk: 'ATTRIBUTES' }),
  /** A visitor whose erasure may be incomplete. */
  erasure: (visitor: Id): Key => ({ pk: 'ERASURES', sk: padId(visitor) }),
  /** A conversation of which something may be left after its retention has ended. */
  conversationErasure: (conversation: Id): Key => ({ pk: 'ERASURES', sk: `CONV#${padId(conversation)}` }),
  /** How far the sweep has looked for such conversations. */
  retentionPosition: (): Key => ({ pk: 'RETENTION', sk: 'POSITION' }),
  /** How far what webhooks were sent was looked through for them. */
  retentionLog: (): Key => ({ pk: 'RETENTION', sk: 'LOG' }),
  /** A redacted row whose files and deliveries may be left. */
  redaction: (conversation: Id, seq: number): Key => ({
    pk: 'ERASURES',
    sk: `ROW#${padId(conversation)}#${seqText(seq)}`,
  }),
  /** A blocked visitor, or what else is blocked with them: an address by its mark, a network, each by the visitor. */
  block: (kind: 'VISITOR' | 'EMAIL' | 'NETWORK', what: string): Key => ({ pk: 'BLOCKS', sk: `${kind}#${what}` }),
  /** Finds the visitor behind an identity that a widget's site verified. */
  identity: (widget: Id, sub: string): Key => ({ pk: `IDENTITY#${padId(widget)}#${sub}`, sk: 'VISITOR' }),
  visitorConversation: (visitor: Id, conversation: Id): Key => ({
    pk: `VISITOR#${padId(visitor)}`,
    sk: `CONV#${padId(conversation)}`,
  }),
  visitorTicket: (visitor: Id, ticket: Id): Key => ({ pk: `VISITOR#${padId(visitor)}`, sk: `TICKET#${padId(ticket)}` }),

  /** A file of a message that a malware scanner has not judged yet. */
  uncheckedFile: (id: string): Key => ({ pk: 'UNCHECKED-FILES', sk: id }),

  /** An emailed copy of a chat, whose links open the files of its visitor. */
  mailedCopy: (key: string): Key => ({ pk: `MAILED#${key}`, sk: 'COPY' }),
  /** A mail about unread answers: its links open the conversation, and unsubscribe. */
  mailedChat: (key: string): Key => ({ pk: `MAILED#${key}`, sk: 'CHAT' }),
  /** Why an address gets no mail that nobody asked for, by its mark. */
  address: (mark: string): Key => ({ pk: `ADDRESS#${mark}`, sk: 'MAIL' }),
  /** A mail that was ordered. */
  outbox: (id: Id): Key => ({ pk: 'OUTBOX', sk: padId(id) }),
  /** A mail of which one is enough, by what it is about. */
  namedOrder: (name: string): Key => ({ pk: 'OUTBOX', sk: name }),

  /** What falls due in a conversation at a time; `what` is `kind#ref`, or empty for one that is snoozed until then. */
  due: (dueAtMs: number, conversation: Id, what = ''): Key => ({
    pk: 'DUE',
    sk: [padId(dueAtMs), padId(conversation), ...(what === '' ? [] : [what])].join('#'),
  }),
  ticket: (id: Id): Key => ({ pk: `TICKET#${padId(id)}`, sk: 'TICKET' }),
  /** The number given out last. */
  ticketNumber: (): Key => ({ pk: 'TICKETS', sk: 'NUMBER' }),
  /** Finds the ticket that a step of a conversation made. */
  ticketOfStep: (conversation: Id, step: string): Key => ({
    pk: `TICKET-STEP#${padId(conversation)}#${step}`,
    sk: 'TICKET',
  }),

  /** A conversation's partition: `INFO` < `INFO-FLOW` < `LAST-ASKED` < `LAST-MAILED` < `LAST-READ#…` < `LAST-RUN#…` < `LAST-TYPED#…` < `LATER` < `LATER#…` < `MSG#…`, and nothing after the rows. */
  info: (conversation: Id): Key => ({ pk: `CONV#${padId(conversation)}`, sk: 'INFO' }),
  /** Where it is in its workflow. */
  flow: (conversation: Id): Key => ({ pk: `CONV#${padId(conversation)}`, sk: 'INFO-FLOW' }),
  /** What its bot's tools did, and the code that it waits for. */
  botTools: (conversation: Id): Key => ({ pk: `CONV#${padId(conversation)}`, sk: 'INFO-TOOLS' }),
  /** When the visitor was asked for a rating by mail. */
  lastAsked: (conversation: Id): Key => ({ pk: `CONV#${padId(conversation)}`, sk: 'LAST-ASKED' }),
  /** Up to where the team's answers were mailed to the visitor. */
  lastMailed: (conversation: Id): Key => ({ pk: `CONV#${padId(conversation)}`, sk: 'LAST-MAILED' }),
  lastRead: (conversation: Id, side: 'agent' | 'visitor'): Key => ({
    pk: `CONV#${padId(conversation)}`,
    sk: `LAST-READ#${side}`,
  }),
  /** The actions that a person of the team ran last. */
  lastRun: (conversation: Id, userId: string): Key => ({
    pk: `CONV#${padId(conversation)}`,
    sk: `LAST-RUN#${userId}`,
  }),
  /** What a person of the team typed and hasn't sent. */
  draft: (conversation: Id, userId: string): Key => ({
    pk: `CONV#${padId(conversation)}`,
    sk: `LAST-TYPED#${userId}`,
  }),
  /** How often messages were scheduled or canceled, so that two at the same time are decided one after the other, and what was canceled last. */
  scheduling: (conversation: Id): Key => ({ pk: `CONV#${padId(conversation)}`, sk: 'LATER' }),
  /** A message to be sent later, by its client's id. */
  scheduled: (conversation: Id, clientMessageId: string): Key => ({
    pk: `CONV#${padId(conversation)}`,
    sk: `LATER#${clientMessageId}`,
  }),
  row: (conversation: Id, seq: number): Key => ({ pk: `CONV#${padId(conversation)}`, sk: `MSG#${seqText(seq)}` }),

  /** Most urgent first, then oldest. */
  queue: (department: Id | null, priority: Priority, queuedAtMs: number, conversation: Id): Key => ({
    pk: `QUEUE#${departmentText(department)}`,
    sk: `${priorities.length - 1 - priorities.indexOf(priority)}#${padId(queuedAtMs)}#${padId(conversation)}`,
  }),
  /** The positions last sent to those who wait in a department's queue. */
  queueNews: (department: Id | null): Key => ({ pk: `QUEUE-NEWS#${departmentText(department)}`, sk: 'NEWS' }),
  /** Exists exactly while the agent is online, connected and below the maximum. */
  roster: (department: Id | null, agent: Id): Key => ({ pk: `ROSTER#${departmentText(department)}`, sk: padId(agent) }),

  agent: (id: Id): Key => ({ pk: `AGENT#${padId(id)}`, sk: 'AGENT' }),
  /** Finds an agent by the identity provider's subject. */
  user: (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'AGENT' }),
  lease: (agent: Id): Key => ({ pk: 'LEASES', sk: padId(agent) }),
  /** How an agent wants to be notified. */
  notices: (agent: Id): Key => ({ pk: `AGENT#${padId(agent)}`, sk: 'NOTICES' }),
  /** That an agent was notified of a conversation: one notification a minute is enough. */
  noticed: (agent: Id, conversation: Id): Key => ({
    pk: `AGENT#${padId(agent)}`,
    sk: `NOTICED#${padId(conversation)}`,
  }),
  /** That a note mentioned an agent; the newest has the highest id. */
  mention: (agent: Id, id: Id): Key => ({ pk: `AGENT#${padId(agent)}`, sk: `MENTION#${padId(id)}` }),
  /** That an agent follows a conversation, or did: its state says whether. */
  follows: (agent: Id, conversation: Id): Key => ({
    pk: `AGENT#${padId(agent)}`,
    sk: `FOLLOWS#${padId(conversation)}`,
  }),
  /** Up to which mention an agent has seen them. */
  mentionsSeen: (agent: Id): Key => ({ pk: `AGENT#${padId(agent)}`, sk: 'MENTIONS-SEEN' }),
  /** A browser that receives push notifications, by a hash of its address. */
  pushSubscription: (agent: Id, hash: string): Key => ({ pk: `AGENT#${padId(agent)}`, sk: `PUSH#${hash}` }),
  /** The name of an agent who was removed. */
  formerAgent: (agent: Id): Key => ({ pk: 'FORMER-AGENTS', sk: padId(agent) }),

  connection: (connectionId: string): Key => ({ pk: `CONN#${connectionId}`, sk: 'CONN' }),
  channel: (channel: Channel, connectionId: string): Key => {
    const { pk, begins } = channelRange(channel);
    return { pk, sk: `${begins}CONN#${connectionId}` };
  },

  /** What holds for the whole team. */
  teamSettings: (): Key => ({ pk: 'SETTINGS', sk: 'TEAM' }),
  /** Which modules are switched on. */
  modules: (): Key => ({ pk: 'SETTINGS', sk: 'MODULES' }),
  apiKey: (id: Id): Key => ({ pk: `KEY#${padId(id)}`, sk: 'KEY' }),
  /** A change of settings, by the month it was made in; its id is its time. */
  audit: (id: Id, entity: Id): Key => ({
    pk: `AUDIT#${monthText(createdAtMs(id))}`,
    sk: `${padId(id)}#${padId(entity)}`,
  }),
  webhook: (id: Id): Key => ({ pk: `WEBHOOK#${padId(id)}`, sk: 'WEBHOOK' }),
  /** Which webhooks are on, and what each is notified of: what everything that makes events reads, once a minute. */
  subscriptions: (): Key => ({ pk: 'SETTINGS', sk: 'EVENTS' }),
  /** A deleted webhook: what was delivered to it is kept for a while. */
  goneWebhook: (id: Id): Key => ({ pk: 'GONE-WEBHOOKS', sk: padId(id) }),
  /** An event to a webhook, by the event's ID, which sorts by time; or `DUE#time#event`: that it is to be tried. */
  delivery: (webhook: Id, event: string): Key => ({ pk: `HOOK#${padId(webhook)}`, sk: event }),
  /** Something that happened to what has no rows of its own, such as a visitor: read by the stream's consumer only. */
  event: (subject: SubjectType, of: Id, id: Id): Key => ({ pk: `EVENT#${subject}#${padId(of)}`, sk: padId(id) }),
  department: (id: Id): Key => ({ pk: `DEPARTMENT#${padId(id)}`, sk: 'DEPARTMENT' }),
  cannedResponse: (id: Id): Key => ({ pk: `CANNED#${padId(id)}`, sk: 'CANNED' }),
  /** Makes a canned response's shortcut unique. */
  shortcut: (shortcut: string): Key => ({ pk: `SHORTCUT#${shortcut}`, sk: 'CANNED' }),
  /** Makes a file one canned response's. */
  responseFile: (id: string): Key => ({ pk: `RESPONSE-FILE#${id}`, sk: 'CANNED' }),
  /** A canned response of one person's own, and what makes its shortcut unique among theirs. */
  ownResponse: (userId: string, id: Id): Key => ({ pk: `OWN-CANNED#${userId}`, sk: padId(id) }),
  ownShortcut: (userId: string, shortcut: string): Key => ({ pk: `OWN-CANNED#${userId}`, sk: `SHORTCUT#${shortcut}` }),
  bot: (id: Id): Key => ({ pk: `BOT#${padId(id)}`, sk: 'BOT' }),
  /** How much a bot knows: what its limits are held against. */
  stock: (bot: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: 'STOCK' }),
  /** What a bot's trained index is made of; its chunks follow, by the time of the training. */
  index: (bot: Id, of: IndexOf = 'INDEX'): Key => ({ pk: `BOT#${padId(bot)}`, sk: of }),
  indexChunk: (bot: Id, fittedAtMs: number, chunk: number, of: IndexOf = 'INDEX'): Key => ({
    pk: `BOT#${padId(bot)}`,
    sk: `${of}#${padId(fittedAtMs)}#${chunk}`,
  }),
  /** A question and answer that a bot has learned from a conversation, by the row it was asked in, and up to when it has learned. */
  learned: (bot: Id, row: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: `LEARNED#${padId(row)}` }),
  learnedUpTo: (bot: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: 'LEARNED-UP-TO' }),
  /** A test question of a bot, what keeps its words from being one twice, how many there are, a trial and a run with the model. */
  testQuestion: (bot: Id, id: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: `TEST#${padId(id)}` }),
  testWords: (bot: Id, hash: string): Key => ({ pk: `BOT#${padId(bot)}`, sk: `TESTED#${hash}` }),
  testCount: (bot: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: 'TESTS' }),
  trial: (bot: Id, id: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: `TRIAL#${padId(id)}` }),
  modelRun: (bot: Id, question: Id = 0): Key => ({ pk: `BOT#${padId(bot)}`, sk: `MODEL-RUN#${padId(question)}` }),
  /** A rehearsal, and what it found in a page, by the number of conversations before it. */
  rehearsal: (id: Id): Key => ({ pk: `REHEARSAL#${padId(id)}`, sk: 'REHEARSAL' }),
  rehearsalPart: (id: Id, lookedAt: number): Key => ({ pk: `REHEARSAL#${padId(id)}`, sk: `PART#${seqText(lookedAt)}` }),
  /** A question a bot could not answer, by a hash of its words. */
  unanswered: (bot: Id, hash: string): Key => ({ pk: `BOT#${padId(bot)}`, sk: `UNANSWERED#${hash}` }),
  /** A bot whose articles have changed since it was trained, or which was deleted and has left something. */
  fit: (bot: Id): Key => ({ pk: 'FITS', sk: padId(bot) }),
  /** Put to restart the training. */
  fitAgain: (bot: Id): Key => ({ pk: 'FITS-AGAIN', sk: padId(bot) }),
  article: (bot: Id, id: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: `ARTICLE#${padId(id)}` }),
  /** Taken by the article of this question, by a hash of it. */
  articleQuestion: (bot: Id, hash: string): Key => ({ pk: `BOT#${padId(bot)}`, sk: `QUESTION#${hash}` }),
  /** Finds an article's bot. */
  articlePointer: (id: Id): Key => ({ pk: `ARTICLE#${padId(id)}`, sk: 'ARTICLE' }),
  /** Held by the import that is filling a bot. */
  importing: (bot: Id): Key => ({ pk: `BOT#${padId(bot)}`, sk: 'IMPORTING' }),
  /** How far the reading of a source is. */
  reading: (source: Id): Key => ({ pk: `SOURCE#${padId(source)}`, sk: 'READING' }),
  /** A page of a source, by a hash of its address. */
  sourcePage: (source: Id, page: string): Key => ({ pk: `SOURCE#${padId(source)}`, sk: `PAGE#${page}` }),
  /** A part of an uploaded file, until it is read, or of what is held of a page. */
  sourcePart: (source: Id, of: 'FILE' | 'HELD', page: string, part: number): Key => ({
    pk: `SOURCE#${padId(source)}`,
    sk: `${of}#${page}#${part}`,
  }),
  /** What the last reading of a source made of the bot's test questions. */
  sourceTrial: (source: Id): Key => ({ pk: `SOURCE#${padId(source)}`, sk: 'TRIAL' }),
  /** How many tokens a bot has used for a visitor or a network in a day. */
  tokensUsed: (bot: Id, whose: string, day: string): Key => ({ pk: `TOKENS#${padId(bot)}#${whose}`, sk: day }),
  /** How often agents had a bot's model write on a day. */
  botUse: (bot: Id, of: 'COPILOT' | 'TOOLS', day: string): Key => ({ pk: `BOT#${padId(bot)}`, sk: `${of}#${day}` }),
  workflow: (id: Id): Key => ({ pk: `WORKFLOW#${padId(id)}`, sk: 'WORKFLOW' }),
  /** What a deleted workflow's running conversations sign with. */
  workflowSecret: (id: Id): Key => ({ pk: `WORKFLOW#${padId(id)}`, sk: 'SECRET' }),
  /** The graph of one version. */
  workflowVersion: (id: Id, version: number): Key => ({
    pk: `WORKFLOW#${padId(id)}`,
    sk: `VERSION#${seqText(version)}`,
  }),
  /** Taken by the department of this name, by a hash of it. */
  departmentName: (hash: string): Key => ({ pk: `DEPARTMENT-NAME#${hash}`, sk: 'NAME' }),
  /** A settings record of a kind without a key of its own. */
  settings: (collection: Collection, id: Id): Key => ({ pk: `${collection}#${padId(id)}`, sk: 'SETTINGS' }),
  /** How many records a collection has, where that is limited. */
  counted: (collection: Collection): Key => ({ pk: collection, sk: 'COUNT' }),
  /** The words of a settled conversation: by the month it began in, and one share of that month. */
  searchWords: (conversation: Id): Key => ({ pk: searchPartitionOf(conversation), sk: padId(conversation) }),

  /** One thing that is counted: its identity is its key, so counting it again changes nothing. */
  fact: (widget: Id, kind: FactKind, atMs: number, conversation: Id, seq: number): Key => ({
    pk: counted('FACTS', widget, monthText(atMs)),
    sk: `${kind}#${quarterText(atMs)}#${padId(conversation)}#${seqText(seq)}`,
  }),
  /** What the facts of a widget amount to, for a few hours: in all, for each day of a month, and for an agent. */
  metrics: (widget: Id, blockMs: number): Key => ({
    pk: counted('METRICS', widget, monthText(blockMs)),
    sk: `ALL#${quarterText(blockMs)}`,
  }),
  dayMetrics: ({ widget, month }: { widget: Id; month: string }, of: string): Key => ({
    pk: counted('DAYS', widget, month.slice(0, 4)),
    sk: `${of}#${month}`,
  }),
  agentMetrics: (widget: Id, blockMs: number, agent: Id): Key => ({
    pk: counted('METRICS', widget, monthText(blockMs)),
    sk: `AGENT#${quarterText(blockMs)}#${padId(agent)}`,
  }),
  /** That a visitor said whether an article helped: once on a day (UTC); `voter` is a hash. */
  helpAnswer: (bot: Id, atMs: number, article: Id, voter: string): Key => ({
    pk: `HELPED#${padId(bot)}#${monthText(atMs)}`,
    sk: `${new Date(atMs).toISOString().slice(0, 10)}#${padId(article)}#${voter}`,
  }),
  /** A quarter of an hour whose facts are in no slot yet. */
  openQuarter: (widget: Id, atMs: number): Key => ({
    pk: 'OPEN-QUARTERS',
    sk: `${quarterText(atMs)}#${padId(widget)}`,
  }),
  /** A deleted widget: its numbers stay. */
  goneWidget: (widget: Id): Key => ({ pk: 'GONE-WIDGETS', sk: padId(widget) }),

  /** Held by the import that is running: one at a time. */
  importLock: (): Key => ({ pk: 'IMPORTS', sk: 'LOCK' }),
  /** How far an import has come, by what it reads. */
  importProgress: (digest: string): Key => ({ pk: 'IMPORTS', sk: `PROGRESS#${digest}` }),

  /** How often an address began a session lately. */
  rate: (address: string): Key => ({ pk: `RATE#${address}`, sk: 'SESSIONS' }),
} as const;

/** The quarter of an hour an instant lies in, such as `2026-03-29T10:15`. */
const quarterText = (atMs: number): string => new Date(quarterOf(atMs)).toISOString().slice(0, 16);
const counted = (of: 'FACTS' | 'METRICS' | 'DAYS', widget: Id, when: string) => `${of}#${padId(widget)}#${when}`;
