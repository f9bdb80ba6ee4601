/**
 * Chatwoot's rows, as its API and exports made with it have them: contacts, conversations, messages (inside conversations or
 * in rows of their own), canned responses.
 */
import * as z from 'zod/mini';
import { cleanText } from '#core/model/lenient.ts';
import { pageUrl } from '#core/model/text.ts';
import {
  type Attached,
  Fields,
  foreignId,
  foreignTime,
  idIn,
  labelsOf,
  maybe,
  messagesOf,
  msOf,
  parseRow,
  shortcutOf,
  textOf,
} from './fields.ts';
import type {
  ImportFormat,
  ImportedContact,
  ImportedEntry,
  ImportedPerson,
  Problem,
  Reading,
  RowKind,
} from './imported.ts';
import { withOwnVariables } from './chatwoot-variables.ts';

const anything = z.optional(z.unknown());
const contactRow = z.object({
  id: foreignId,
  identifier: maybe(foreignId),
  name: anything,
  email: anything,
  phone_number: anything,
  custom_attributes: anything,
  additional_attributes: anything,
  created_at: maybe(foreignTime),
  last_activity_at: maybe(foreignTime),
});
const person = z.object({
  id: maybe(foreignId),
  name: maybe(z.string()),
  available_name: maybe(z.string()),
  email: maybe(z.string()),
  type: maybe(z.string()),
});
const messageKinds = { 0: 'incoming', 1: 'outgoing', 2: 'activity', 3: 'template' } as const;
const messageRow = z.object({
  id: foreignId,
  content: maybe(z.string()),
  message_type: z.union([z.literal([0, 1, 2, 3]), z.enum(['incoming', 'outgoing', 'activity', 'template'])]),
  content_type: maybe(z.string()),
  content_attributes: anything,
  private: maybe(z.boolean()),
  created_at: foreignTime,
  sender: maybe(person),
  sender_type: maybe(z.string()),
  attachments: maybe(z.array(z.object({ data_url: maybe(z.string()), fallback_title: maybe(z.string()) }))),
});
const conversationRow = z.object({
  id: foreignId,
  status: z.enum(['open', 'pending', 'snoozed', 'resolved']),
  created_at: maybe(foreignTime),
  last_activity_at: maybe(foreignTime),
  labels: maybe(z.array(z.string())),
  priority: anything,
  custom_attributes: anything,
  additional_attributes: anything,
  inbox_id: maybe(foreignId),
  contact_id: maybe(foreignId),
  meta: maybe(z.object({ sender: maybe(contactRow), assignee: maybe(person) })),
  messages: maybe(z.array(z.unknown())),
});
const cannedRow = z.object({
  id: foreignId,
  short_code: z.string(),
  content: z.string(),
  created_at: maybe(foreignTime),
});
const surveyAnswer = z.object({
  submitted_values: z.object({
    csat_survey_response: z.object({
      rating: z.int().check(z.gte(1), z.lte(5)),
      feedback_message: maybe(z.string()),
    }),
  }),
});

/** Chatwoot's export. */
export const chatwoot: ImportFormat = {
  kindOf,
  conversationOf,
  readPerson,
  readContact,
  readConversation,
  readCannedResponse,
};

const files: readonly [RegExp, RowKind][] = [
  [/^contacts?\b/i, 'contact'],
  [/^messages?\b/i, 'message'],
  [/^conversations?\b/i, 'conversation'],
  [/^canned/i, 'canned_response'],
  [/^agents?\b/i, 'person'],
  [/^(users?|teams?|inbox|labels?|macros?|account)/i, 'other'],
];

function kindOf(row: unknown, file: string): RowKind {
  const has = (name: string): boolean => typeof row === 'object' && row !== null && name in row;
  if (has('message_type')) return 'message';
  if (has('short_code')) return 'canned_response';
  if (has('status') && (has('messages') || has('meta') || has('inbox_id'))) return 'conversation';
  return files.find(([name]) => name.test(file))?.[1] ?? (has('identifier') || has('email') ? 'contact' : 'other');
}

function conversationOf(message: unknown): string | undefined {
  const parsed = z.safeParse(z.object({ conversation_id: foreignId }), message);
  return parsed.success ? String(parsed.data.conversation_id) : undefined;
}

function readContact(given: unknown): Reading {
  const parsed = parseRow(contactRow, given, 'contact');
  if ('problems' in parsed) return { record: null, problems: parsed.problems };
  const fields = new Fields('contact', idIn(given));
  return { record: contactOf(parsed.row, fields), problems: fields.problems };
}

function contactOf(row: z.infer<typeof contactRow>, fields: Fields): ImportedContact {
  return {
    kind: 'contact',
    source_id: String(row.id),
    own_id: row.identifier === null || row.identifier === undefined ? null : String(row.identifier),
    name: fields.name(row.name),
    email: fields.email(row.email),
    phone: fields.phone(row.phone_number),
    locale: null,
    attributes: fields.attributes(row.custom_attributes, row.additional_attributes),
    created_at_ms: msOf(row.created_at),
    last_seen_at_ms: msOf(row.last_activity_at),
  };
}

function readConversation(given: unknown, more: readonly unknown[]): Reading {
  const parsed = parseRow(conversationRow, given, 'conversation');
  if ('problems' in parsed) return { record: null, problems: parsed.problems };
  const { row } = parsed;
  const id = String(row.id);
  const fields = new Fields('conversation', id);
  const contact = new Fields('contact', idIn(row.meta?.sender));
  const { entries, problems } = entriesOf([...(row.messages ?? []), ...more]);
  const sender = row.meta?.sender ?? (row.contact_id ? { id: row.contact_id } : undefined);
  const first = entries[0]?.at_ms ?? msOf(row.created_at);
  const missing = sender === undefined ? 'meta.sender' : first === null ? 'messages' : undefined;
  if (missing !== undefined || sender === undefined || first === null)
    return {
      record: null,
      problems: [
        ...problems,
        {
          id,
          field: `conversation.${missing}`,
          message: 'Is required. Must say whose conversation it is, and when it began',
          isWholeRow: true,
        },
      ],
    };
  const page = row.additional_attributes as { referer?: unknown } | null | undefined;
  return {
    record: {
      kind: 'conversation',
      source_id: id,
      contact: contactOf(sender, contact),
      is_open: row.status !== 'resolved',
      created_at_ms: first,
      last_at_ms: Math.max(msOf(row.last_activity_at) ?? 0, entries.at(-1)?.at_ms ?? first),
      assignee: row.meta?.assignee ? personOf(row.meta.assignee) : null,
      entries,
      labels: labelsOf(row.labels ?? []),
      priority: priorities.find((priority) => priority === row.priority) ?? 'normal',
      attributes: fields.attributes(row.custom_attributes, row.inbox_id ? { inbox_id: row.inbox_id } : {}),
      source_url: fields.take(pageUrl, 'referer', typeof page?.referer === 'string' ? page.referer : null),
      source_page_title: null,
    },
    problems: [...problems, ...fields.problems, ...contact.problems],
  };
}

const priorities = ['low', 'normal', 'high', 'urgent'] as const;

/** The steps of all messages, each message once: a list may repeat those that the conversation has. */
function entriesOf(rows: readonly unknown[]): { entries: ImportedEntry[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const byId = new Map<string, ImportedEntry[]>();
  for (const given of rows) {
    const parsed = parseRow(messageRow, given, 'message');
    if ('problems' in parsed) problems.push(...parsed.problems);
    else byId.set(String(parsed.row.id), stepsOf(parsed.row));
  }
  const entries = [...byId.values()].flat();
  return { entries: entries.sort((one, other) => one.at_ms - other.at_ms || compareIds(one, other)), problems };
}

/** Times have whole seconds, so IDs say which of two came first. */
const compareIds = ({ source_id: one }: ImportedEntry, { source_id: other }: ImportedEntry): number =>
  Number.parseInt(one, 10) - Number.parseInt(other, 10);

function stepsOf(row: z.infer<typeof messageRow>): ImportedEntry[] {
  const at_ms = msOf(row.created_at) ?? 0;
  const source_id = String(row.id);
  const survey = z.safeParse(surveyAnswer, row.content_attributes);
  if (survey.success) {
    const { rating, feedback_message } = survey.data.submitted_values.csat_survey_response;
    return [
      { source_id, at_ms, kind: 'rated', stars: rating, feedback: cleanText(feedback_message ?? '', 2000) || null },
    ];
  }
  const type = typeof row.message_type === 'number' ? messageKinds[row.message_type] : row.message_type;
  const text = textOf(row.content, (row.attachments ?? []).map(attachedOf), { isHtml: false });
  if (type === 'activity') return text === '' ? [] : [activityOf(text, { source_id, at_ms })];
  return messagesOf(text).map((content, index): ImportedEntry => {
    const step = { source_id: index === 0 ? source_id : `${source_id}.${index + 1}`, at_ms, content };
    const isBot = type === 'template' || /bot/i.test(row.sender?.type ?? row.sender_type ?? '');
    if (row.private === true) return { ...step, kind: 'note', person: personOf(row.sender) };
    if (type === 'incoming') return { ...step, kind: 'visitor' };
    return isBot
      ? { ...step, kind: 'bot', name: cleanText(row.sender?.name ?? '', 100) || null }
      : { ...step, kind: 'agent', person: personOf(row.sender) };
  });
}

/** The last part of an address says what the file was called. */
function attachedOf({
  data_url: url = null,
  fallback_title: title,
}: {
  data_url?: string | null;
  fallback_title?: string | null;
}): Attached {
  return { name: title ?? null, url };
}

function personOf(given: z.infer<typeof person> | null | undefined): ImportedPerson {
  const name = cleanText(given?.available_name ?? given?.name ?? '', 100);
  return { id: idOf(given), name: name === '' ? null : name, email: given?.email?.trim().toLowerCase() ?? null };
}

const idOf = (given: z.infer<typeof person> | null | undefined): string | null =>
  given?.id === null || given?.id === undefined ? null : String(given.id);

function readPerson(given: unknown): ImportedPerson | undefined {
  const parsed = z.safeParse(person, given);
  return parsed.success ? personOf(parsed.data) : undefined;
}

/** What Chatwoot writes of what happened. It has these sentences in every language, of which English is read. */
const activities: readonly [
  RegExp,
  (name: string | null) => Pick<ImportedEntry, 'kind'> & { person: ImportedPerson | null },
][] = [
  [
    /^Conversation was (?:marked resolved|resolved) by (.+)$/i,
    (name) => ({ kind: 'resolved', person: { id: null, name, email: null } }),
  ],
  [/^Conversation was marked resolved\b/i, () => ({ kind: 'resolved', person: null })],
  [/^Conversation was reopened by (.+)$/i, (name) => ({ kind: 'reopened', person: { id: null, name, email: null } })],
];

function activityOf(text: string, step: { source_id: string; at_ms: number }): ImportedEntry {
  const assigned =
    /^Assigned to (.+?)(?: via .+)? by .+$/i.exec(text) ?? /^(.+) self-assigned this conversation$/i.exec(text);
  if (assigned?.[1])
    return { ...step, kind: 'assigned', person: { id: null, name: cleanText(assigned[1], 100), email: null } };
  for (const [pattern, entry] of activities) {
    const [found, name] = pattern.exec(text) ?? [];
    if (found !== undefined) return { ...step, ...entry(name ? cleanText(name, 100) : null) } as ImportedEntry;
  }
  return { ...step, kind: 'remark', content: cleanText(text, 8000) };
}

function readCannedResponse(given: unknown): Reading {
  const parsed = parseRow(cannedRow, given, 'canned_response');
  if ('problems' in parsed) return { record: null, problems: parsed.problems };
  const { id, short_code, content, created_at } = parsed.row;
  return {
    record: {
      kind: 'canned_response',
      source_id: String(id),
      shortcut: shortcutOf(short_code),
      title: cleanText(short_code, 100),
      content: withOwnVariables(textOf(content, [], { isHtml: false })),
      created_at_ms: msOf(created_at),
    },
    problems: [],
  };
}
