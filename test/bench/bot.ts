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

const missed: string[] = [];
const hold = (what: string, isHeld: boolean): void => {
  if (!isHeld) missed.push(what);
};
const percent = (share: number): string => (100 * share).toFixed(1);
const median = (all: number[]): number => all.sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
const shareOf = <Each>(all: readonly Each[], is: (each: Each) => boolean): number => all.filter(is).length / all.length;

const data = load();
if (data) {
  await measure(data, 100);
  await measure(data, 10);
  for (const bar of missed) console.log(`MISSED: ${bar}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
} else {
  console.log('Skipped: CLINC150_DIR names no folder with data_full.json of https://github.com/clinc/oos-eval.');
}

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
  console.log(`\n${articles.length} articles of ${phrasings} phrasings: fitted in ${fitS.toFixed(1)} s`);
  console.log(`index ${(bytes.length / 1000).toFixed(0)} KB, loaded in ${loadMs.toFixed(0)} ms`);
  hold(`fit ≤ ${bars.fitS} s`, fitS <= bars.fitS);
  hold(`load ≤ ${bars.loadMs} ms`, loadMs <= bars.loadMs);
  hold(`index ≤ 2 MB`, bytes.length <= bars.bytes);
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
  console.log(`\n${part}: ${asked.length} questions in scope, ${outside.length} outside; p95 ${p95.toFixed(2)} ms`);
  console.log('floor   right article %   outside escalated %   right of what is answered %');
  for (const floor of floors) {
    const answered = inScope.filter(({ confidence }) => confidence >= floor);
    const precise = percent(shareOf(answered, ({ isRight }) => isRight));
    const mark = floor === usual ? '   default' : '';
    console.log(
      `${floor.toFixed(2)}${percent(right(floor)).padStart(18)}${percent(escalated(floor)).padStart(22)}${precise.padStart(30)}${mark}`,
    );
  }
  hold(`p95 ≤ ${bars.p95Ms} ms (${part})`, p95 <= bars.p95Ms);
  const least = phrasings === 100 ? bars.inScope : bars.inScopeOfTen;
  hold(`≥ ${least} % in scope with ${phrasings} phrasings (${part})`, 100 * right(usual) >= least);
  const most = phrasings === 100 ? bars.escalated : bars.escalatedOfTen;
  hold(`≥ ${most} % outside escalated with ${phrasings} phrasings (${part})`, 100 * escalated(usual) >= most);
}
