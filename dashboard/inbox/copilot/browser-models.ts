/** The models that some browsers bring along. They are used first where they are ready: nothing leaves the machine. */
import type { CopilotTask } from '#core/model/copilot-tasks.ts';

type Maker<Options, Made> = {
  availability: () => Promise<string>;
  create: (options: Options & { signal: AbortSignal }) => Promise<Made & { destroy: () => void }>;
};
type Rewriting = { tone: 'as-is' | 'more-casual'; length: 'as-is' | 'shorter'; format: 'plain-text' };
type Summarizing = { type: 'tldr'; format: 'plain-text'; length: 'medium' };

/** As far as there are any. */
export type BrowserModels = {
  Rewriter?: Maker<Rewriting, { rewrite: (text: string) => Promise<string> }>;
  Summarizer?: Maker<Summarizing, { summarize: (text: string) => Promise<string> }>;
};

/** This browser's. */
export const browserModels = (): BrowserModels => globalThis as BrowserModels;

const READY = 'available';

/** What the browser writes; undefined where it can't, isn't ready, or failed: then a bot's model is asked. */
export async function writeHere(
  models: BrowserModels,
  { task, text, signal }: { task: CopilotTask; text: string; signal: AbortSignal },
): Promise<string | undefined> {
  if (text.trim() === '') return undefined;
  try {
    const written = await write(models, task, text, signal);
    return written?.trim() === '' ? undefined : written?.trim();
  } catch {
    return undefined;
  }
}

async function write(models: BrowserModels, task: CopilotTask, text: string, signal: AbortSignal) {
  const { Rewriter, Summarizer } = models;
  switch (task) {
    case 'draft':
    case 'grammar':
      return undefined;
    case 'summary':
      return (await Summarizer?.availability()) === READY
        ? using(await Summarizer?.create({ type: 'tldr', format: 'plain-text', length: 'medium', signal }), (made) =>
            made.summarize(text),
          )
        : undefined;
    case 'shorter':
    case 'friendlier':
      return (await Rewriter?.availability()) === READY
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
