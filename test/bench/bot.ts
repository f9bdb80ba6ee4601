/**
 * How well the built-in bot finds the right article, and how well it knows what it doesn't know: on CLINC150 (Larson et
 * al., EMNLP-IJCNLP 2019, https://github.com/clinc/oos-eval, CC BY 3.0), each intent an article with its phrasings. The
 * data is no part of the project: `CLINC150_DIR` names a folder with `data_full.json` of that address, or `train-val.json`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { botDefaults } from '#core/model/bots/bot.ts';
import { meaningSourceFor } from '#functions/bot/knowledge/effort.ts';
import { decode, encode } from '#functions/bot/knowledge/index-format.ts';
import type { Knowledge } from '#functions/bot/knowledge/knowledge.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { type Budget, printReport, type Table, tableOf } from './kit/report.ts';
import { median } from './kit/rounds.ts';

type Labelled = [text: string, intent: string];
type Data = Partial<Record<'train' | 'val' | 'test' | 'oos_train' | 'oos_val' | 'oos_test', Labelled[]>>;
/** One question's best answer: whether it is the right one, and how sure it is. */
type Judged = { isRight: boolean; confidence: number };

const floors = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const { confidence_floor: usual } = botDefaults;
const bars = {
  inScope: 92.5,
  escalated: 75,
  inScopeOfTen: 87,
  escalatedOfTen: 65,
  p95Ms: 20,
  loadMs: 100,
  bytes: 2_000_000,
  fitS: 60,
};

const tables: Table[] = [];
const budgets: Budget[] = [];
const notes: string[] = [];
const percent = (share: number): number => Number((100 * share).toFixed(1));
const shareOf = <Each>(all: readonly Each[], is: (each: Each) => boolean): number => all.filter(is).length / all.length;

const data = load();
if (data) {
  await measure(data, 100);
  await measure(data, 10);
} else {
  notes.push('Skipped: CLINC150_DIR names no folder with data_full.json of https://github.com/clinc/oos-eval.');
}
printReport('bot', { tables, budgets, notes });

function load(): Data | undefined {
  const folder = process.env['CLINC150_DIR'];
  const file = ['data_full.json', 'train-val.json']
    .map((name) => join(folder ?? '', name))
    .find((path) => folder !== undefined && existsSync(path));
  return file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as Data);
}

/** Fits so many phrasings an intent, and asks everything the fit has not seen. */
async function measure(of: Data, phrasings: number): Promise<void> {
  const byIntent = Object.entries(Object.groupBy(of.train ?? [], ([, intent]) => intent));
  const articles = byIntent.map(([, all = []], id) => {
    const every = Math.floor(all.length / phrasings);
    return { id, phrasings: all.filter((_, place) => place % every === 0).map(([text]) => text) };
  });
  const intents = byIntent.map(([intent]) => intent);
  const source = meaningSourceFor(articles);
  const words = source && (await loadMeanings(source));
  const before = process.cpuUsage();
  const bytes = encode(trainKnowledge(articles, words));
  // Of the processor: the function has one to itself.
  const fitS = process.cpuUsage(before).user / 1e6;
  const knowledge = decode(bytes, words);
  const loadMs = median(
    Array.from({ length: 9 }, () => {
      const loading = performance.now();
      decode(bytes, words);
      return performance.now() - loading;
    }),
  );
  const size = `${articles.length} articles of ${phrasings} phrasings`;
  budgets.push(
    { name: `${size}, training`, value: fitS, limit: bars.fitS, unit: 's' },
    { name: `${size}, loading the index`, value: loadMs, limit: bars.loadMs, unit: 'ms' },
    { name: `${size}, size of the index`, value: bytes.length, limit: bars.bytes, unit: 'B' },
  );
  for (const part of ['val', 'test'] as const) {
    const asked = of[part];
    if (asked) report(knowledge, { part, phrasings, intents, asked, outside: of[`oos_${part}`] ?? [] });
  }
}

type Part = { part: string; phrasings: number; intents: string[]; asked: Labelled[]; outside: Labelled[] };

function report(knowledge: Knowledge, { part, phrasings, intents, asked, outside }: Part): void {
  // Of the processor, as other work on the same machine isn't the bot's.
  const times: number[] = [];
  const best = (question: string) => {
    const before = process.threadCpuUsage();
    const [found] = ask(knowledge, question, 5);
    const { user, system } = process.threadCpuUsage(before);
    times.push((user + system) / 1000);
    return found;
  };
  const inScope = asked.map(([question, intent]): Judged => {
    const found = best(question);
    return { isRight: found !== undefined && intents[found.article] === intent, confidence: found?.confidence ?? 0 };
  });
  const outOfScope = outside.map(([question]) => best(question)?.confidence ?? 0);
  const right = (floor: number) => shareOf(inScope, ({ isRight, confidence }) => isRight && confidence >= floor);
  const escalated = (floor: number) => shareOf(outOfScope, (confidence) => confidence < floor);
  const p95 = times.sort((one, other) => one - other)[Math.floor(0.95 * times.length)] ?? 0;
  tables.push(
    tableOf(
      `${part}, ${phrasings} phrasings: ${asked.length} questions in scope, ${outside.length} outside`,
      floors.map((floor) => ({
        floor: `${floor.toFixed(2)}${floor === usual ? ' (default)' : ''}`,
        'right article %': percent(right(floor)),
        'outside escalated %': percent(escalated(floor)),
        'right of what is answered %': percent(
          shareOf(
            inScope.filter(({ confidence }) => confidence >= floor),
            ({ isRight }) => isRight,
          ),
        ),
      })),
    ),
  );
  const isWhole = phrasings === 100;
  const of = `${part}, ${phrasings} phrasings`;
  const [least, most] = isWhole ? [bars.inScope, bars.escalated] : [bars.inScopeOfTen, bars.escalatedOfTen];
  budgets.push(
    { name: `${of}, p95 of a question`, value: p95, limit: bars.p95Ms, unit: 'ms' },
    { name: `${of}, right in scope`, value: 100 * right(usual), limit: least, kind: 'least', unit: '%' },
    { name: `${of}, outside escalated`, value: 100 * escalated(usual), limit: most, kind: 'least', unit: '%' },
  );
}
