/** Asks back when two articles are about equally likely; what the visitor chooses is what was asked. */
import { labelMeant } from '#core/automation/answers/labels.ts';
import { isKnown } from '#functions/bot/knowledge/passages.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { Asked } from '#functions/bot/port/bot.ts';
import type { Past } from './past.ts';

/** Another article is about as likely as the first from this share of its confidence on. */
const ABOUT_AS_LIKELY = 0.8;
/** More to choose from is a list to read. */
const MAX_OFFERED = 3;

/** The articles that a question may mean about equally; none where one is clearly meant, or all say the same. */
export function rivalsFor(one: Asked, bot: Pick<BotItem, 'confidence_floor'>): Article[] {
  const [best] = one.passages;
  if (!best || !isKnown(one, bot)) return [];
  const least = Math.max(bot.confidence_floor, ABOUT_AS_LIKELY * best.confidence);
  const close = one.passages.filter(({ confidence }) => confidence >= least).map(({ article }) => article);
  const different = close.filter(
    ({ answer, question }, at) =>
      close.findIndex((other) => other.answer === answer || other.question === question) === at,
  );
  return different.length > 1 ? different.slice(0, MAX_OFFERED) : [];
}

/** Which of the offered buttons a message means: the question of an article, `neither`, or nothing. */
export function chosenIn(
  { offered }: Pick<Past, 'offered'>,
  text: string,
): { question: string } | 'neither' | undefined {
  const meant = offered.length === 0 ? undefined : labelMeant(offered, text);
  if (meant === undefined) return undefined;
  return meant === offered.at(-1) ? 'neither' : { question: meant };
}
