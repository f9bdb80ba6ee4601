/** Putting articles into the help center, or taking them out, many at a time. */
import type { Received } from '#core/contract/http.ts';
import { getArticlesOf, setPublic } from '#functions/store/automation/article-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { type SettingsDeps, findItem } from '#functions/use-cases/settings/resource.ts';

/**
 * Changes articles of a bot; those that are as wanted, or no longer there, stay as they are. Answers with how many changed.
 * @throws DomainError `not_found` for the bot, `try_again` while others change the same articles
 */
export async function publishArticles(
  deps: SettingsDeps,
  { bot_id, article_ids, is_public }: Received<'publishArticles', 'body'>,
): Promise<{ changed: number }> {
  const named = await findItem(deps, bots, bot_id);
  const ids = [...new Set(article_ids)];
  return retryOnConflict('these articles', async () => {
    const articles = await getArticlesOf(deps.table, bot_id, ids, { ConsistentRead: true });
    const wrong = articles.filter((one) => one.is_public !== is_public);
    const after = { [is_public ? 'published' : 'unpublished']: wrong.length };
    const table = audited(deps, { verb: 'changed', entity: 'bot', id: bot_id, named, after });
    return (await setPublic(table, bot_id, wrong, is_public)) === 'done' ? { changed: wrong.length } : 'conflict';
  });
}
