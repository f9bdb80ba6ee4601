/** The words of a conversation, as a search sees them: the visitor's name and email and what was said, the newest first, notes included. */
import type { Id } from '#core/model/id.ts';
import { type Terms, beginningOf, MAX_INDEXED_CHARACTERS, termsOf } from '#core/text/search-terms.ts';
import { fileNames } from '#core/files/said.ts';
import type { Deps } from '#functions/deps.ts';
import { isSettled } from '#core/conversation/state.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { putSearchWords } from '#functions/store/search/search-store.ts';
import { type Said, type FullConversation, readSaid } from '#functions/store/conversations/full-conversation.ts';

/** The texts of a conversation as it is now, as much of them as is looked at for words. */
export async function readTexts(table: Deps['table'], conversation: Id): Promise<string[]> {
  return beginningOf(textsOf(await readSaid(table, conversation, MAX_INDEXED_CHARACTERS)));
}

/** Whether a row adds words to a settled conversation, or settles it. One that was resolved before has its words already. */
export function isIndexed({ milestone, state }: StoredRow): boolean {
  return (
    milestone === 'resolved' ||
    milestone === 'noted' ||
    (milestone === 'recorded' && isSettled(state)) ||
    (milestone === 'closed' && state.resolved_at_ms === null)
  );
}

/** Indexes the words of a settled conversation. Harmless if it has been reopened meanwhile. */
export async function indexConversation(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
  whole: FullConversation,
): Promise<void> {
  const terms = conversationTerms(whole);
  // One that was erased meanwhile leaves nothing behind.
  if (terms !== '') await putSearchWords(table, conversation, terms);
}

/** The words of a whole conversation, the newest first. */
export const conversationTerms = (whole: FullConversation): Terms =>
  termsOf(textsOf({ ...whole, rows: whole.rows.toReversed() }));

/** The messages of people and the visitor's name and address; system messages are the same everywhere. */
function textsOf({ metadata, rows }: Said): string[] {
  const said = rows.flatMap(({ sender_type, content, metadata }) =>
    sender_type === 'system' ? [] : [content, ...fileNames(metadata)],
  );
  return [metadata?.visitor.name, metadata?.visitor.email, ...said].filter((text) => typeof text === 'string');
}
