/**
 * Intercom's rows, as its API has them: contacts (also the older users and leads), conversations with their parts, macros.
 * Admins are read from where they are named.
 */
import * as z from 'zod/mini';
import { cleanText } from '#core/model/lenient.ts';
import { pageUrl } from '#core/model/text.ts';
import { Fields, idIn, labelsOf, msOf, parseRow, shortcutOf, textOf } from './fields.ts';
import type { ImportFormat, ImportedContact, ImportedPerson, Problem, Reading, RowKind } from './imported.ts';
import {
  type ConversationRow,
  type PartRow,
  author,
  contactRow,
  conversationRow,
  macroRow,
  partRow,
} from './intercom-rows.ts';
import { firstOf, isContact, personOf, ratingOf, stepsOf } from './intercom-steps.ts';

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
function contactIn(row: ConversationRow, parts: readonly PartRow[], fields: Fields): ImportedContact | undefined {
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

function readPerson(given: unknown): ImportedPerson | undefined {
  const parsed = z.safeParse(author, given);
  return parsed.success ? personOf(parsed.data) : undefined;
}

/** A conversation names its assignee by ID; what they wrote says who that is. */
function assigneeIn(row: ConversationRow, parts: readonly PartRow[]): ImportedPerson | null {
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
