/** The table as a bot sees it that is asked on the side: a bot's articles as they would be, each item read once, and nothing is written. */
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, readingOnce } from '#functions/store/table.ts';

/** Reads from the table behind it. @param articles everything that this bot would know */
export function sideTable(table: Table, bot: Id, articles: readonly Article[]): Table {
  const known = new Map<string, Item>(articles.map((article) => [textOf(keys.article(bot, article.id)), article]));
  const { pk } = keys.bot(bot);
  return {
    ...readingOnce(table),
    batchGet: async (wanted, options) => {
      const others = wanted.filter((key) => key['pk'] !== pk);
      const there = wanted.map((key) => known.get(textOf(key))).filter((item) => item !== undefined);
      return [...there, ...(others.length > 0 ? await table.batchGet(others, options) : [])];
    },
    put: async () => 'done',
    update: async () => ({ written: 'done', attributes: undefined }),
    delete: async () => 'done',
    transact: async () => 'done',
  };
}

const textOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;
