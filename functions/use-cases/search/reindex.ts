/** Rewrites the words of settled conversations that were kept by former rules. */
import { FOLDING_RULES } from '#core/text/fold.ts';
import type { Deps } from '#functions/deps.ts';
import { conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { keys } from '#functions/store/keys.ts';
import { renewSearchWords } from '#functions/store/search/search-store.ts';
import { conversationTerms } from './search-words.ts';

/** How many settled conversations have words, and how many of them were rewritten. */
export type Reindexed = { indexed: number; rewritten: number };

const PAGE = 25;

/**
 * Looks at every settled conversation once. A reopened one is searched by its messages, and gets the newer rules when it
 * settles again. Stopped halfway, it goes on with what is left when it runs again.
 * @param seen called with how many were looked at; what it throws ends the work
 */
export async function reindex(
  { table }: Pick<Deps, 'table'>,
  seen: (conversations: number) => void = () => {},
): Promise<Reindexed> {
  const counted: Reindexed = { indexed: 0, rewritten: 0 };
  for (const status of ['resolved', 'closed'] as const) {
    let after: string | undefined;
    do {
      const page = await conversationsByStatus(table, status, { limit: PAGE, after });
      const known = await table.batchGet(page.ids.map((id) => keys.searchWords(id)));
      const former = known.filter(({ rules }) => rules !== FOLDING_RULES).map(({ sk }) => Number(sk));
      counted.indexed += known.length;
      for (const id of former) {
        const terms = conversationTerms(await readFullConversation(table, id, { consistent: true }));
        if ((await renewSearchWords(table, id, terms)) === 'done') counted.rewritten += 1;
      }
      seen(counted.indexed);
      after = page.after;
    } while (after !== undefined);
  }
  return counted;
}
