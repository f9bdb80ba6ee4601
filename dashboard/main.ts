/** The dashboard's entry point: finds out who is signed in, and then shows the pages. The redirect to sign in loads no pages. */
import { browserStorage, chosenLanguage } from '#dashboard/preferences/preferences.ts';
import { arrive, isExpected } from '#dashboard/session/arrive.ts';
import { languageFor, speak } from '#dashboard/strings/language.ts';

const storage = browserStorage();
const { languages } = navigator;
const spoken = speak(languageFor(chosenLanguage(storage), languages), languages, document.documentElement);
const loadApp = async () => {
  // Texts are taken while files are loaded, so the language comes first.
  await spoken;
  return import('./app.tsx');
};
// In parallel with the requests to the issuer, not after them.
const expected = isExpected() ? loadApp() : undefined;
const arrival = await arrive(storage);
const root = document.getElementById('app');
if (root && arrival.kind !== 'leaving') {
  const { draw } = await (expected ?? loadApp());
  draw(arrival, root, storage);
}
