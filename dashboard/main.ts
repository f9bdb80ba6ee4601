/** The dashboard's entry point: finds out who is signed in, and then shows the pages. The redirect to sign in loads no pages. */
import { browserStorage, chosenLanguage } from '#dashboard/preferences/preferences.ts';
import { arrive, isExpected } from '#dashboard/session/arrive.ts';
import type * as english from '#dashboard/strings/languages/english.ts';
import { type DashboardLanguage, languageFor, speak } from '#dashboard/strings/language.ts';

/** A language that lacks a text doesn't compile. */
type Texts = typeof english;

const loaders: Record<Exclude<DashboardLanguage, 'en'>, () => Promise<Texts>> = {
  de: () => import('#dashboard/strings/languages/de/index.ts'),
  es: () => import('#dashboard/strings/languages/es/index.ts'),
  fr: () => import('#dashboard/strings/languages/fr/index.ts'),
  pt: () => import('#dashboard/strings/languages/pt/index.ts'),
  ja: () => import('#dashboard/strings/languages/ja/index.ts'),
  ar: () => import('#dashboard/strings/languages/ar/index.ts'),
};

const storage = browserStorage();
const { languages } = navigator;
const language = languageFor(chosenLanguage(storage), languages);
const load = language === 'en' ? undefined : loaders[language];
const spoken = speak(language, load, languages, document.documentElement);
const loadApp = async () => {
  // Texts are taken while files are loaded, so the language comes first.
  await spoken;
  const app = import('./app.tsx');
  // Beside the app, not after it. If this fails, the page asks again and says so.
  if (/\/conversations\/\d+$/.test(location.pathname))
    import('#dashboard/inbox/conversation/conversation-pane.tsx').catch(() => undefined);
  return app;
};
// In parallel with the requests to the issuer, not after them.
const expected = isExpected() ? loadApp() : undefined;
const arrival = await arrive(storage);
const root = document.getElementById('app');
if (root && arrival.kind !== 'leaving') {
  const { draw } = await (expected ?? loadApp());
  draw(arrival, root, storage);
}
