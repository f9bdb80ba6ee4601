/**
 * Reads what a model wrote, however it dressed it: in a code fence, after its thoughts, with a sentence around it, in another
 * case, with a number as text, in JSON that is almost right. What isn't meant as the form at all is prose.
 */
import { almostJson } from './almost-json.ts';
import { withoutThoughts } from './thoughts.ts';

/** What a model decided. `confidence` is undefined where it gave none. */
export type ModelOutput = {
  action: 'answer' | 'escalate' | 'resolve';
  confidence: number | undefined;
  reply: string;
  summary: string;
  /** The numbers of the passages that it names as its sources. */
  sources: number[];
};

/** What has come so far: enough to know whether the reply may be shown. */
export type Draft = { action: ModelOutput['action']; confidence: number; reply: string };

/** A message holds so much. */
const MAX_REPLY = 8000;
const MAX_SUMMARY = 2000;

/** What a finished text says: its form, prose, or nothing that can be used. */
export function readOutput(text: string): ModelOutput | { prose: string } | undefined {
  const words = decoded(withoutThoughts(text));
  const found = objectIn(words);
  if (found) return found.isWhole ? formWithin(almostJson(found.json)) : undefined;
  const prose = clean(words.replaceAll('```', '').trim(), MAX_REPLY);
  return isForReaders(prose) ? { prose } : undefined;
}

/** The inner text if the whole output was encoded as one JSON string. */
function decoded(text: string): string {
  const within = text.trim().startsWith('"') ? almostJson(text.trim()) : undefined;
  return typeof within === 'string' ? within : text;
}

/** The form's field names, in whatever notation the model wrote it. */
const FIELDS = ['action', 'reply'].map((name) => new RegExp(`\\b${name}\\b["'”’*_\`]*\\s*[:=]`, 'i'));
/** An empty value, as programs write it. */
const NOTHING = /^[^\p{L}\p{N}]*(?:(?:null|none|undefined)[^\p{L}\p{N}]*)?$/iu;

/** Whether prose may be shown: an empty value or the form in another notation must not reach a visitor. */
const isForReaders = (prose: string): boolean => !NOTHING.test(prose) && !FIELDS.every((field) => field.test(prose));

/** What an unfinished text says, once action and confidence stand before the reply: later they could still take it back. */
export function readDraft(text: string): Draft | undefined {
  const found = objectIn(withoutThoughts(text));
  const value = found && asObject(almostJson(found.isWhole ? found.json : completed(found.json)));
  const form = formOf(value);
  if (!form || form.confidence === undefined) return undefined;
  const names = Object.keys(value ?? {}).map((name) => name.toLowerCase());
  const isDecided = ['action', 'confidence'].every((name) => names.indexOf(name) < names.indexOf('reply'));
  return isDecided ? { action: form.action, confidence: form.confidence, reply: form.reply } : undefined;
}

/** The first object in a text, up to its end or to where the text ends. */
function objectIn(text: string): { json: string; isWhole: boolean } | undefined {
  const from = text.search(/\{\s*"/);
  if (from < 0) return undefined;
  const end = scan(text.slice(from)).end;
  return end === undefined
    ? { json: text.slice(from), isWhole: false }
    : { json: text.slice(from, from + end), isWhole: true };
}

/** Where the object ends that a text begins with; and what is open where it ends first. */
function scan(text: string): { end: number | undefined; closers: string; isInString: boolean } {
  let closers = '';
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (isInString) {
      if (one === '\\') at++;
      else if (one === '"') isInString = false;
    } else if (one === '"') isInString = true;
    else if (one === '{' || one === '[') closers = (one === '{' ? '}' : ']') + closers;
    else if (one === '}' || one === ']') {
      closers = closers.slice(1);
      if (closers === '') return { end: at + 1, closers, isInString };
    }
  }
  return { end: undefined, closers, isInString };
}

/** An unfinished object with its ends added; what ends within a word of JSON still isn't one. */
function completed(json: string): string {
  const { closers, isInString } = scan(json);
  const text = isInString ? json.replace(/(?<=(?<!\\)(?:\\\\)*)\\(u[0-9a-f]{0,3})?$/i, '') : json;
  return `${text}${isInString ? '"' : ''}${closers}`;
}

const asObject = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

/** The form, or an object that has it in one of its fields. */
function formWithin(value: unknown): ModelOutput | undefined {
  const outer = asObject(value);
  return [outer, ...Object.values(outer ?? {}).map(asObject)].map(formOf).find((form) => form !== undefined);
}

const actions = ['answer', 'escalate', 'resolve'] as const;

function formOf(value: Record<string, unknown> | undefined): ModelOutput | undefined {
  const fields = new Map(Object.entries(value ?? {}).map(([name, field]) => [name.toLowerCase(), field] as const));
  const word = fields.get('action');
  const action = typeof word === 'string' ? actions.find((one) => one === word.trim().toLowerCase()) : undefined;
  const confidence = shareOf(fields.get('confidence'));
  if (action === undefined || confidence === 'wrong') return undefined;
  const [reply, summary] = [fields.get('reply') ?? '', fields.get('summary') ?? ''];
  if (typeof reply !== 'string') return undefined;
  return {
    action,
    confidence,
    reply: clean(reply, MAX_REPLY),
    summary: clean(typeof summary === 'string' ? summary : '', MAX_SUMMARY),
    sources: numbersIn(fields.get('sources')),
  };
}

/** Numbers in a list, or in a text: `[1, 2]`, `"1, 2"`, `2`. */
const numbersIn = (given: unknown): number[] =>
  Array.from((JSON.stringify(given) ?? '').matchAll(/\d{1,3}/g), ([digits]) => Number(digits));

/** A share from 0 to 1, as a number, as text, or in percent from 10 on: what is between may be either. */
function shareOf(given: unknown): number | undefined | 'wrong' {
  if (given === undefined || given === null) return undefined;
  const text = String(given).trim().replace(',', '.');
  const [, digits, sign] = /^(\d+(?:\.\d*)?|\.\d+)\s*(%?)$/.exec(text) ?? [];
  if (digits === undefined) return 'wrong';
  const value = Number(digits) / (sign === '%' || Number(digits) >= 10 ? 100 : 1);
  return value <= 1 ? value : 'wrong';
}

/** Text that can be stored and shown. */
function clean(text: string, max: number): string {
  const half = /[\uD800-\uDBFF]$/;
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
    .slice(0, max)
    .replace(half, '')
    .toWellFormed();
}
