/** Operations of the help center in the widget, and its pages. Loaded with the first of them. */
import { articleIn, articlePath, listPath, slugOf } from '#core/help/address.ts';
import { languagesOf, pageLanguage } from '#core/help/languages.ts';
import type { helpRequests } from '#core/contract/endpoints/visitors/help-requests.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import { found } from '#core/model/errors.ts';
import { Finished, cached } from '#functions/http/answer.ts';
import type { Call, Operations } from '#functions/http/call.ts';
import { redirect } from '#functions/http/pages/help/document.ts';
import { type HelpSite, articlePage, excerptOf, listPage, missingPage } from '#functions/http/pages/help/help-pages.ts';
import { type SitemapPage, sitemap } from '#functions/http/pages/help/sitemap.ts';
import { admitPage } from '#functions/identity/visitor-session.ts';
import { getWidgetByToken } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { answerHelp } from '#functions/use-cases/help/answer-help.ts';
import { type HelpCenter, helpBotOf, helpCenters } from '#functions/use-cases/help/help-centers.ts';
import { type HelpReader, helpReader } from '#functions/use-cases/help/help-reader.ts';
import type { SessionDeps } from '#functions/use-cases/visitors/open-session.ts';

/** Endpoints of the help center. */
export type HelpIds = keyof typeof helpRequests;

/** More than a window shows. */
const MAX_LISTED = 30;
/** Where an answer of the widget's API is kept: as long as a page is. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=60';

const readers = new WeakMap<Table, HelpReader>();
/** What the help center knows, as long as the function lives. */
function helpOf(deps: Pick<SessionDeps, 'table' | 'now'>): HelpReader {
  const reader = readers.get(deps.table) ?? helpReader(deps);
  readers.set(deps.table, reader);
  return reader;
}

/** Operations of the help center. */
export const helpOperations: Operations<SessionDeps, HelpIds> = {
  searchHelp: async (deps, { params, query, request }) => {
    const bot = await botOf(deps, params.token);
    const help = helpOf(deps);
    const shelf = await help.shelf(bot, query.lang);
    const question = query.q?.trim() ?? '';
    const articles = question === '' ? shelf.articles : await help.search(bot, shelf, question);
    const listed = articles.slice(0, MAX_LISTED).map((one) => ({
      id: one.id,
      question: one.question,
      excerpt: excerptOf(one),
    }));
    const body = JSON.stringify({ language: shelf.language, articles: listed });
    return cached(request, 'application/json', body, CACHE_CONTROL);
  },
  getHelpArticle: async (deps, { params, request }) => {
    const articles = await helpOf(deps).articles(await botOf(deps, params.token));
    const { id, question, answer, url } = found(articles.find((one) => one.id === params.id));
    return cached(request, 'application/json', JSON.stringify({ id, question, answer, url }), CACHE_CONTROL);
  },
  answerHelpArticle: async (deps, { params, body, caller, request }) => {
    deps.limitVisitor(caller.visitor_id);
    await answerHelp(deps, helpOf(deps), {
      visitor: caller.visitor_id,
      widget: caller.widget.widget_id,
      article: params.id,
      helped: body.helped,
      address: request.address,
    });
  },
  showHelp: async (deps, call) => new Finished(await showHelp(deps, call)),
};

/** The bot whose articles a widget shows. @throws DomainError `not_found`, `widget_inactive` */
async function botOf({ table, publicOrigin }: SessionDeps, token: string): Promise<number> {
  const widget = found(await getWidgetByToken(table, token));
  // The same for every page: where the widget may show is for its script to judge.
  admitPage(widget, undefined, publicOrigin);
  return found(helpBotOf(widget));
}

type Asked = Call<'showHelp'>;

async function showHelp(deps: SessionDeps, { params, query }: Pick<Asked, 'params' | 'query'>) {
  const centers = await helpCenters(deps.table);
  const help = helpOf(deps);
  if (params.page === 'sitemap.xml') return sitemap(await everyPage(deps, help, centers));
  const center = params.center === '-' ? centers[0] : centers.find(({ widget }) => String(widget.id) === params.center);
  if (!center) return missingPage(siteOf(deps, centers[0], [], 'en'));
  const articles = await help.articles(center.bot);
  const languages = languagesOf(articles);
  const wanted = params.language.replace(/^~/, '');
  const language = languages.includes(wanted) ? wanted : languages[0];
  const site = siteOf(deps, center, languages, language);
  // The first one has a shorter address than its widget's ID.
  const isShort = params.center === '-' || center.inPath !== undefined;
  const id = articleIn(params.page);
  if (id !== undefined) {
    const to = await placeOf(help, centers, center, id);
    if (!to) return missingPage(site);
    const path = articlePath(to.center.inPath, to.language, to.article);
    const isHere =
      isShort && to.center === center && to.language === params.language && isSlug(params.page, to.article);
    return isHere ? articlePage({ ...site, language: to.language }, to.article) : redirect(path, 'moved');
  }
  if (params.page !== '-') return missingPage(site);
  if (!isShort || params.language === '-' || params.language.startsWith('~'))
    return redirect(listPath(center.inPath, language), 'found');
  if (params.language !== language) return missingPage(site);
  const question = query.q;
  const shelf = await help.shelf(center.bot, language);
  return question === undefined || question === ''
    ? listPage(site, shelf.articles, undefined)
    : listPage(site, (await help.search(center.bot, shelf, question)).slice(0, MAX_LISTED), question);
}

/** Whether the last part of an address is an article's, however it was encoded. */
function isSlug(page: string, article: Article): boolean {
  const slug = slugOf(article);
  return page === slug || page === encodeURIComponent(slug);
}

/** The one page of an article that there is: of the center asked for if it shows the article, else of the first that does. */
async function placeOf(help: HelpReader, centers: readonly HelpCenter[], asked: HelpCenter, id: number) {
  for (const center of [asked, ...centers]) {
    const articles = await help.articles(center.bot);
    const article = articles.find((one) => one.id === id);
    // Of centers that show the same bot, the first one is meant.
    const shown = centers.find(({ bot }) => bot === center.bot) ?? center;
    if (article) return { center: shown, article, language: pageLanguage(article, languagesOf(articles)[0]) };
  }
  return undefined;
}

const nobody = {
  name: '',
  primary_color: '#000000',
  text_color: '#ffffff',
  color_scheme: 'auto',
  logo_url: null,
} as const;

const siteOf = (
  { publicOrigin }: Pick<SessionDeps, 'publicOrigin'>,
  center: HelpCenter | undefined,
  languages: readonly string[],
  language: string,
): HelpSite => ({
  look: center?.widget ?? nobody,
  title: center?.widget.help_center?.title ?? null,
  origin: publicOrigin,
  center: center?.inPath,
  language,
  languages,
});

/** The pages of all centers that are somewhere: of those that show the same bot, only the first has pages of articles. */
async function everyPage(
  { publicOrigin }: SessionDeps,
  help: HelpReader,
  centers: readonly HelpCenter[],
): Promise<SitemapPage[]> {
  const firstOf = [...new Map(centers.toReversed().map((center) => [center.bot, center])).values()];
  const pages = await Promise.all(
    firstOf.map(async ({ bot, inPath }) => {
      const articles = await help.articles(bot);
      if (articles.length === 0) return [];
      const languages = languagesOf(articles);
      const alternates = new Map(languages.map((language) => [language, publicOrigin + listPath(inPath, language)]));
      return [
        ...[...alternates.values()].map((url): SitemapPage => (alternates.size > 1 ? { url, alternates } : { url })),
        ...articles.map((article) => ({
          url: publicOrigin + articlePath(inPath, pageLanguage(article, languages[0]), article),
        })),
      ];
    }),
  );
  return pages.flat();
}
