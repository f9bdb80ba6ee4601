/** The dashboard's entry point: finds out who is signed in, and then shows the pages. The redirect to sign in loads no pages. */
import { browserStorage } from '#dashboard/preferences/preferences.ts';
import { arrive, isExpected } from '#dashboard/session/arrive.ts';

const storage = browserStorage();
// In parallel with the requests to the issuer, not after them.
const expected = isExpected() ? import('./app.tsx') : undefined;
const arrival = await arrive(storage);
const root = document.getElementById('app');
if (root && arrival.kind !== 'leaving') {
  const { draw } = await (expected ?? import('./app.tsx'));
  draw(arrival, root, storage);
}
