/**
 * `npm run test:webkit`, `npm run test:firefox`: the widget's journeys in another engine, over WebDriver. Where the browser
 * or its driver isn't installed, one line says so, and nothing has failed.
 */
import { engines, locate } from './engines.ts';

const engine = engines[process.argv[2] ?? ''];
if (!engine) throw new Error(`Name an engine: ${Object.keys(engines).join(', ')}.`);
const found = locate(engine, process.env);
if ('missing' in found) console.log(`${engine.title} isn't installed here: no ${found.missing.join(', ')}, skipped.`);
else {
  const { runJourneys } = await import('./run-journeys.ts');
  process.exitCode = await runJourneys(engine.title, found);
}
