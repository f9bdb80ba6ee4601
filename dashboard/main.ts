/** Where the dashboard starts: who it is, then its pages. Whoever has to sign in first loads them afterwards, once. */
import { browserStorage } from '#dashboard/preferences/preferences.ts';
import { arrive, isExpected } from '#dashboard/session/arrive.ts';

const storage = browserStorage();
// Beside what is asked of the issuer, not after it.
const expected = isExpected() ? import('./app.tsx') : undefined;
const arrival = await arrive(storage);
const root = document.getElementById('app');
if (root && arrival.kind !== 'leaving') {
  const { draw } = await (expected ?? import('./app.tsx'));
  draw(arrival, root, storage);
}
