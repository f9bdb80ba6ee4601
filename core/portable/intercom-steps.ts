/** What the parts of an Intercom conversation are as steps. */
import * as z from 'zod/mini';
import { cleanText } from '#core/model/lenient.ts';
import { messagesOf, msOf, textOf } from './fields.ts';
import type { ImportedEntry, ImportedPerson } from './imported.ts';
import { type Author, type ConversationRow, type PartRow, author } from './intercom-rows.ts';

/** Whether the person on the site wrote it. */
export const isContact = (given: Author): boolean => ['user', 'lead', 'contact'].includes(given?.type ?? '');

/** The message that a conversation began with, which isn't one of its parts. */
export function firstOf(row: ConversationRow): ImportedEntry[] {
  const source = row.source ?? row.conversation_message;
  if (!source) return [];
  const files = (source.attachments ?? []).map(({ name = null, url = null }) => ({ name, url }));
  const text = textOf(source.body, files, { isHtml: true });
  const subject = textOf(source.subject, [], { isHtml: true });
  const whole = [subject, text].filter((part) => part !== '').join('\n');
  return said(whole, { id: `${row.id}.source`, at_ms: msOf(row.created_at) ?? 0, author: source.author });
}

/** The rating, if there is one. */
export function ratingOf({ id, conversation_rating: given, updated_at, created_at }: ConversationRow): ImportedEntry[] {
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
export function stepsOf(part: PartRow): ImportedEntry[] {
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

function changeOf(part: PartRow, step: { source_id: string; at_ms: number }): ImportedEntry[] {
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

function said(text: string, { id, at_ms, author: by }: { id: string; at_ms: number; author: Author }): ImportedEntry[] {
  return messagesOf(text).map((content, index): ImportedEntry => {
    const step = { source_id: `${id}.${index}`, at_ms, content };
    if (isContact(by)) return { ...step, kind: 'visitor' };
    return by?.type === 'admin'
      ? { ...step, kind: 'agent', person: personOf(by) }
      : { ...step, kind: 'bot', name: cleanText(by?.name ?? '', 100) || null };
  });
}

/** A member of the team. */
export function personOf(given: Author): ImportedPerson {
  const name = cleanText(given?.name ?? '', 100);
  const id = given?.id ?? null;
  return {
    id: id === null ? null : String(id),
    name: name === '' ? null : name,
    email: given?.email?.trim().toLowerCase() ?? null,
  };
}
