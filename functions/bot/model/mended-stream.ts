/**
 * Streams of OpenAI's protocol, corrected where servers differ from it: events that aren't part of an answer, fields of other
 * types, whole messages instead of deltas, and streams that end without a finish reason.
 */

type Choice = { index?: number; delta?: object | null; message?: object; text?: unknown; finish_reason?: unknown };
type Chunk = { choices?: unknown; usage?: unknown; error?: unknown };

const DONE = '[DONE]';
/** A comment. */
const NOTHING = ':';
const FINISH = JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });

/** The stream in the form of the protocol. Errors, and anything that isn't a chunk of an answer, stay unchanged. */
export const mendedStream = (body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> =>
  body.pipeThrough(new TextDecoderStream()).pipeThrough(mendedLines()).pipeThrough(new TextEncoderStream());

function mendedLines(): TransformStream<string, string> {
  let rest = '';
  let isFinished = false;
  const mended = (line: string): string => {
    const [, data] = /^data: ?(.*)$/.exec(line) ?? [];
    if (data === undefined) return line;
    if (data.trim() === 'null') return NOTHING;
    // A server that sends this has finished, even if it gave no reason.
    if (data.trim() === DONE) return isFinished ? line : `data: ${FINISH}\n\n${line}`;
    const chunk = chunkOf(data);
    if (!chunk) return line;
    isFinished ||= chunk.choices.some(({ finish_reason }) => typeof finish_reason === 'string');
    return `data: ${JSON.stringify(chunk)}`;
  };
  return new TransformStream({
    transform(piece, controller) {
      const lines = (rest + piece).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) controller.enqueue(`${mended(line)}\n`);
    },
    flush(controller) {
      controller.enqueue(mended(rest));
    },
  });
}

function chunkOf(data: string): { choices: Choice[]; usage?: object } | undefined {
  const chunk = parsed(data);
  if (!chunk || chunk.error) return undefined;
  const choices = Array.isArray(chunk.choices) ? (chunk.choices as Choice[]) : [];
  return { choices: choices.map(choiceOf), ...usageOf(chunk.usage) };
}

/** A choice with its delta. The role is always the assistant's, whatever a server calls it. */
function choiceOf({ delta, message, text, ...rest }: Choice): Choice {
  const piece = delta ?? message ?? (typeof text === 'string' ? { content: text } : {});
  return { index: 0, ...rest, delta: { ...piece, role: 'assistant' } };
}

const COUNTS = ['prompt_tokens', 'completion_tokens', 'total_tokens'] as const;

/** The token counts that are numbers. */
function usageOf(usage: unknown): { usage?: object } {
  const given: Partial<Record<(typeof COUNTS)[number], unknown>> = typeof usage === 'object' ? (usage ?? {}) : {};
  const counts = COUNTS.map((name) => [name, Number(given[name] ?? Number.NaN)] as const);
  const known = counts.filter(([, count]) => Number.isFinite(count));
  return known.length === 0 ? {} : { usage: Object.fromEntries(known) };
}

function parsed(data: string): Chunk | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
