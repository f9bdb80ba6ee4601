/**
 * Intercom's rows, as its API has them: contacts (also the older users and leads), conversations with their parts, macros.
 * Admins are read from where they are named.
 */
import * as z from 'zod/mini';
import { cleanText } from '#core/model/lenient.ts';
import { pageUrl } from '#core/model/text.ts';
import {
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

const anything = z.optional(z.unknown());
const contactRow = z.object({
  id: foreignId,
  external_id: maybe(foreignId),
  user_id: maybe(foreignId),
  name: anything,
  email: anything,
  phone: anything,
  browser_language: anything,
  language_override: anything,
  custom_attributes: anything,
  created_at: maybe(foreignTime),
  last_seen_at: maybe(foreignTime),
});
const author = z.object({
  type: maybe(z.string()),
  id: maybe(foreignId),
  name: maybe(z.string()),
  email: maybe(z.string()),
});
const attachments = maybe(z.array(z.object({ name: maybe(z.string()), url: maybe(z.string()) })));
const partRow = z.object({
  id: foreignId,
  part_type: z.string(),
  body: maybe(z.string()),
  created_at: foreignTime,
  author: maybe(author),
  assigned_to: anything,
  attachments,
});
const reference = z.object({ id: maybe(foreignId), external_id: maybe(foreignId) });
const sourceRow = z.object({
  id: maybe(foreignId),
  body: maybe(z.string()),
  subject: maybe(z.string()),
  author: maybe(author),
  attachments,
  url: anything,
});
/** A list by itself, or in the object that Intercom wraps lists in. */
const listOf = <Schema extends z.ZodMiniType>(name: string, entry: Schema) =>
  z._default(
    z.pipe(
      z.nullable(z.union([z.array(entry), z.object({ [name]: maybe(z.array(entry)) })])),
      z.transform((list): z.output<Schema>[] =>
        Array.isArray(list) ? list : ((list?.[name] ?? []) as z.output<Schema>[]),
      ),
    ),
    [],
  );
const conversationRow = z.object({
  id: foreignId,
  created_at: foreignTime,
  updated_at: maybe(foreignTime),
  title: maybe(z.string()),
  state: maybe(z.enum(['open', 'closed', 'snoozed'])),
  open: maybe(z.boolean()),
  priority: anything,
  custom_attributes: anything,
  source: maybe(sourceRow),
  conversation_message: maybe(sourceRow),
  contacts: listOf('contacts', reference),
  user: maybe(reference),
  admin_assignee_id: maybe(foreignId),
  tags: listOf('tags', z.object({ name: maybe(z.string()) })),
  conversation_parts: listOf('conversation_parts', z.unknown()),
  conversation_rating: maybe(
    z.object({
      rating: maybe(z.int().check(z.gte(1), z.lte(5))),
      remark: maybe(z.string()),
      created_at: maybe(foreignTime),
    }),
  ),
});
const macroRow = z.object({
  id: foreignId,
  name: z.string(),
  body: maybe(z.string()),
  body_text: maybe(z.string()),
  created_at: maybe(foreignTime),
});
type ConversationRow = z.infer<typeof conversationRow>;

/** Intercom's export. */
export const intercom: ImportFormat = {
  kindOf,
  conversationOf: () => undefined,
  readPerson,
  readContact,
  readConversation,
  readCannedResponse,
};

const types: Record<string, RowKind> = {
  contact: 'contact',
  user: 'contact',
  lead: 'contact',
  conversation: 'conversation',
  macro: 'canned_response',
  admin: 'person',
};
const files: readonly [RegExp, RowKind][] = [
  [/^(contacts?|users?|leads?)\b/i, 'contact'],
  [/^conversations?\b/i, 'conversation'],
  [/^(macros?|saved)/i, 'canned_response'],
  [/^(admins?|teammates?)\b/i, 'person'],
];

function kindOf(row: unknown, file: string): RowKind {
  const type = typeof row === 'object' && row !== null && 'type' in row ? types[String(row.type)] : undefined;
  return type ?? files.find(([name]) => name.test(file))?.[1] ?? 'other';
}

function readContact(given: unknown): Reading {
  const parsed = parseRow(contactRow, given, 'contact');
  if ('problems' in parsed) return { record: null, problems: parsed.problems };
  const fields = new Fields('contact', idIn(given));
  const { row } = parsed;
  const own = row.external_id ?? row.user_id ?? null;
  const record: ImportedContact = {
    kind: 'contact',
    source_id: String(row.id),
    own_id: own === null || own === '' ? null : String(own),
    name: fields.name(row.name),
    email: fields.email(row.email),
    phone: fields.phone(row.phone),
    locale: fields.locale(row.language_override ?? row.browser_language),
    attributes: fields.attributes(row.custom_attributes),
    created_at_ms: msOf(row.created_at),
    last_seen_at_ms: msOf(row.last_seen_at),
  };
  return { record, problems: fields.problems };
}

function readConversation(given: unknown): Reading {
  const parsed = parseRow(conversationRow, given, 'conversation');
  if ('problems' in parsed) return { record: null, problems: parsed.problems };
  const { row } = parsed;
  const id = String(row.id);
  const fields = new Fields('conversation', id);
  const problems: Problem[] = [];
  const parts = row.conversation_parts.flatMap((part) => {
    const read = parseRow(partRow, part, 'conversation_part');
    if ('row' in read) return [read.row];
    problems.push(...read.problems);
    return [];
  });
  const entries = [...firstOf(row), ...parts.flatMap(stepsOf), ...ratingOf(row)].sort(
    (one, other) => one.at_ms - other.at_ms,
  );
  const about = new Fields('contact', null);
  const contact = contactIn(row, parts, about);
  if (contact === undefined)
    return {
      record: null,
      problems: [
        ...problems,
        { id, field: 'conversation.contacts', message: 'Is required. Must have at least 1 entry', isWholeRow: true },
      ],
    };
  const created_at_ms = msOf(row.created_at) ?? 0;
  const source = row.source ?? row.conversation_message;
  return {
    record: {
      kind: 'conversation',
      source_id: id,
      contact,
      is_open: row.state === null || row.state === undefined ? row.open === true : row.state !== 'closed',
      created_at_ms,
      last_at_ms: Math.max(msOf(row.updated_at) ?? 0, entries.at(-1)?.at_ms ?? created_at_ms),
      assignee: assigneeIn(row, parts),
      entries,
      labels: labelsOf(row.tags.map(({ name }) => name)),
      priority: row.priority === 'priority' ? 'high' : 'normal',
      attributes: fields.attributes(row.custom_attributes),
      source_url: fields.take(pageUrl, 'source.url', typeof source?.url === 'string' ? source.url : null),
      source_page_title: null,
    },
    problems: [...problems, ...fields.problems, ...about.problems],
  };
}

/** The person on the site: named by the conversation, described by the messages they wrote. */
function contactIn(
  row: ConversationRow,
  parts: readonly z.infer<typeof partRow>[],
  fields: Fields,
): ImportedContact | undefined {
  const [named = row.user] = row.contacts;
  const wrote = [row.source?.author, row.conversation_message?.author, ...parts.map((part) => part.author)].find(
    isContact,
  );
  const id = named?.id ?? wrote?.id;
  if (id === null || id === undefined) return undefined;
  return {
    kind: 'contact',
    source_id: String(id),
    own_id: named?.external_id ? String(named.external_id) : null,
    name: fields.name(wrote?.name),
    email: fields.email(wrote?.email),
    phone: null,
    locale: null,
    attributes: {},
    created_at_ms: msOf(row.created_at),
    last_seen_at_ms: null,
  };
}

const isContact = (given: z.infer<typeof author> | null | undefined): boolean =>
  ['user', 'lead', 'contact'].includes(given?.type ?? '');

/** The message that a conversation began with stands beside its parts. */
function firstOf(row: ConversationRow): ImportedEntry[] {
  const source = row.source ?? row.conversation_message;
  if (!source) return [];
  const files = (source.attachments ?? []).map(({ name = null, url = null }) => ({ name, url }));
  const text = textOf(source.body, files, { isHtml: true });
  const subject = textOf(source.subject, [], { isHtml: true });
  const whole = [subject, text].filter((part) => part !== '').join('\n');
  return said(whole, { id: `${row.id}.source`, at_ms: msOf(row.created_at) ?? 0, author: source.author });
}

function ratingOf({ id, conversation_rating: given, updated_at, created_at }: ConversationRow): ImportedEntry[] {
  if (!given?.rating) return [];
  const at_ms = msOf(given.created_at) ?? msOf(updated_at) ?? msOf(created_at) ?? 0;
  return [
    {
      source_id: `${id}.rating`,
      at_ms,
      kind: 'rated',
      stars: given.rating,
      feedback: cleanText(given.remark ?? '', 2000) || null,
    },
  ];
}

/** A part may say something and also change the state: an admin closes with a last message. */
function stepsOf(part: z.infer<typeof partRow>): ImportedEntry[] {
  const at_ms = msOf(part.created_at) ?? 0;
  const id = String(part.id);
  const files = (part.attachments ?? []).map(({ name = null, url = null }) => ({ name, url }));
  const text = textOf(part.body, files, { isHtml: true });
  const isNote = part.part_type.startsWith('note');
  const spoken = isNote
    ? messagesOf(text).map((content, index): ImportedEntry => ({
        source_id: `${id}.${index}`,
        at_ms,
        kind: 'note',
        person: personOf(part.author),
        content,
      }))
    : said(text, { id, at_ms, author: part.author });
  return [...spoken, ...changeOf(part, { source_id: `${id}.change`, at_ms })];
}

function changeOf(part: z.infer<typeof partRow>, step: { source_id: string; at_ms: number }): ImportedEntry[] {
  const person = part.author?.type === 'admin' ? personOf(part.author) : null;
  switch (part.part_type) {
    case 'close':
      return [{ ...step, kind: 'resolved', person }];
    case 'open':
    case 'note_and_reopen':
      return [{ ...step, kind: 'reopened', person }];
    case 'assignment':
    case 'assign_and_reopen': {
      const to = z.safeParse(author, part.assigned_to);
      return to.success && to.data.type === 'admin' && to.data.name
        ? [{ ...step, kind: 'assigned', person: personOf(to.data) }]
        : [];
    }
    default:
      return [];
  }
}

function said(
  text: string,
  { id, at_ms, author: by }: { id: string; at_ms: number; author: z.infer<typeof author> | null | undefined },
): ImportedEntry[] {
  return messagesOf(text).map((content, index): ImportedEntry => {
    const step = { source_id: `${id}.${index}`, at_ms, content };
    if (isContact(by)) return { ...step, kind: 'visitor' };
    return by?.type === 'admin'
      ? { ...step, kind: 'agent', person: personOf(by) }
      : { ...step, kind: 'bot', name: cleanText(by?.name ?? '', 100) || null };
  });
}

function personOf(given: z.infer<typeof author> | null | undefined): ImportedPerson {
  const name = cleanText(given?.name ?? '', 100);
  const id = given?.id ?? null;
  return {
    id: id === null ? null : String(id),
    name: name === '' ? null : name,
    email: given?.email?.trim().toLowerCase() ?? null,
  };
}

function readPerson(given: unknown): ImportedPerson | undefined {
  const parsed = z.safeParse(author, given);
  return parsed.success ? personOf(parsed.data) : undefined;
}

/** A conversation names its assignee by ID; what they wrote says who that is. */
function assigneeIn(row: ConversationRow, parts: readonly z.infer<typeof partRow>[]): ImportedPerson | null {
  if (row.admin_assignee_id === null || row.admin_assignee_id === undefined) return null;
  const found = parts.find(({ author: by }) => by?.type === 'admin' && String(by.id) === String(row.admin_assignee_id));
  return found ? personOf(found.author) : { id: String(row.admin_assignee_id), name: null, email: null };
}

function readCannedResponse(given: unknown): Reading {
  const parsed = parseRow(macroRow, given, 'macro');
  if ('problems' in parsed) return { record: null, problems: parsed.problems };
  const { id, name, body, body_text, created_at } = parsed.row;
  return {
    record: {
      kind: 'canned_response',
      source_id: String(id),
      shortcut: shortcutOf(name),
      title: cleanText(name, 100),
      content: textOf(body_text ?? body, [], { isHtml: (body_text ?? '') === '' }),
      created_at_ms: msOf(created_at),
    },
    problems: [],
  };
}
