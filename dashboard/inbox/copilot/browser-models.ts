/** The models that some browsers bring along. They are used first where they are ready: nothing leaves the machine. */
import type { CopilotTask } from '#core/model/knowledge/copilot-tasks.ts';
import { keepsFigures } from '#core/copilot/kept-figures.ts';
import { languageOf } from '#core/text/language.ts';
import { languageIn } from '#core/text/language-of-text.ts';

type Maker<Options, Made, Asked = void> = {
  availability: (asked: Asked) => Promise<string>;
  create: (options: Options & { signal: AbortSignal }) => Promise<Made & { destroy: () => void }>;
};
type Rewriting = { tone: 'as-is' | 'more-casual'; length: 'as-is' | 'shorter'; format: 'plain-text' };
type Pair = { sourceLanguage: string; targetLanguage: string };
type Detected = { detectedLanguage?: string; confidence?: number };
type Summarizing = { type: 'tldr'; format: 'plain-text'; length: 'medium' };

/** As far as there are any. */
export type BrowserModels = {
  Rewriter?: Maker<Rewriting, { rewrite: (text: string) => Promise<string> }>;
  Summarizer?: Maker<Summarizing, { summarize: (text: string) => Promise<string> }>;
  Translator?: Maker<Pair, { translate: (text: string) => Promise<string> }, Pair>;
  LanguageDetector?: Maker<object, { detect: (text: string) => Promise<readonly Detected[]> }>;
};

/** This browser's. */
export const browserModels = (): BrowserModels => globalThis as BrowserModels;

const READY = 'available';
/** Some browsers never say whether they have a model. */
const SAYS_WITHIN_MS = 1000;
/** After this long, a bot's model is asked instead. */
const WRITES_WITHIN_MS = 10_000;

/** What comes of it within this time; undefined for what doesn't. */
function within<Result>(ms: number, work: Promise<Result> | undefined): Promise<Result | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const isReady = async (availability: Promise<string> | undefined): Promise<boolean> =>
  (await within(SAYS_WITHIN_MS, availability)) === READY;

/** What the browser writes; undefined where it can't, isn't ready, or failed: then a bot's model is asked. */
export async function writeHere(
  models: BrowserModels,
  { task, text, to = '', signal }: { task: CopilotTask; text: string; to?: string | undefined; signal: AbortSignal },
): Promise<string | undefined> {
  if (text.trim() === '') return undefined;
  try {
    const written = await within(
      WRITES_WITHIN_MS,
      task === 'translate' ? translate(models, text, to, signal) : write(models, task, text, signal),
    );
    return written?.trim() === '' ? undefined : written?.trim();
  } catch {
    return undefined;
  }
}

/** How sure a browser has to be of a language. */
const SURE = 0.5;

/** The language a text is in: by the browser's own detector where it has one, else by its script and its most usual words. */
export async function detectLanguage({ LanguageDetector }: BrowserModels, text: string): Promise<string | undefined> {
  if (!(await isReady(LanguageDetector?.availability()))) return languageIn(text);
  const detector = await LanguageDetector?.create({ signal: new AbortController().signal });
  try {
    const [best] = (await detector?.detect(text)) ?? [];
    return best && (best.confidence ?? 0) >= SURE ? best.detectedLanguage : languageIn(text);
  } finally {
    detector?.destroy();
  }
}

/** A translation that has the same numbers, links and addresses; undefined where a model has to be asked. */
async function translate(models: BrowserModels, text: string, to: string, signal: AbortSignal) {
  const { Translator } = models;
  if (!Translator) return undefined;
  const from = await detectLanguage(models, text);
  if (from === undefined) return undefined;
  const pair = { sourceLanguage: languageOf(from), targetLanguage: languageOf(to) };
  if (pair.sourceLanguage === pair.targetLanguage) return undefined;
  if (!(await isReady(Translator.availability(pair)))) return undefined;
  const written = await using(await Translator.create({ ...pair, signal }), (made) => made.translate(text));
  return written !== undefined && keepsFigures(text, written) ? written : undefined;
}

async function write(
  models: BrowserModels,
  task: Exclude<CopilotTask, 'translate'>,
  text: string,
  signal: AbortSignal,
) {
  const { Rewriter, Summarizer } = models;
  switch (task) {
    case 'draft':
    case 'grammar':
    case 'triage':
      return undefined;
    case 'summary':
      return (await isReady(Summarizer?.availability()))
        ? using(await Summarizer?.create({ type: 'tldr', format: 'plain-text', length: 'medium', signal }), (made) =>
            made.summarize(text),
          )
        : undefined;
    case 'shorter':
    case 'friendlier':
      return (await isReady(Rewriter?.availability()))
        ? using(
            await Rewriter?.create({
              tone: task === 'friendlier' ? 'more-casual' : 'as-is',
              length: task === 'shorter' ? 'shorter' : 'as-is',
              format: 'plain-text',
              signal,
            }),
            (made) => made.rewrite(text),
          )
        : undefined;
  }
}

/** What is done with a model, which is let go then. */
async function using<Made extends { destroy: () => void }>(
  made: Made | undefined,
  act: (made: Made) => Promise<string>,
): Promise<string | undefined> {
  if (!made) return undefined;
  try {
    return await act(made);
  } finally {
    made.destroy();
  }
}
