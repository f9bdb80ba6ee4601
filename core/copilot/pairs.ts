/** Questions and answers in a conversation between a visitor and agents. */
import { plain } from '#core/automation/phrases/plain.ts';
import { smallTalkIn } from '#core/automation/small-talk.ts';
import type { Row } from '#core/conversation/rows.ts';
import { blanksIn, withoutBlanks, withoutPersonalData } from '#core/privacy/personal-data.ts';
import { isRedacted } from '#core/privacy/redaction.ts';

/** A row as far as it is learned from. */
export type SaidRow = Pick<Row, 'seq' | 'sender_type' | 'sender_name' | 'visibility' | 'content' | 'metadata'>;
/** What was asked and what was answered, by the numbers of their rows. */
export type Pair = { asked: number[]; answered: number[] };
/** A pair in words that name nobody. */
export type PairWords = { question: string; answer: string };

/** What a conversation knows of its visitor. */
type Known = { name: string | null; email: string | null };

/** What one conversation teaches at most: later turns depend on the earlier ones. */
const MAX_PAIRS = 3;
const MAX_ROWS = 5;
const LEAST_LETTERS = { question: 10, answer: 15 };
const MAX_LETTERS = { question: 500, answer: 4000 };
/** With more blanks than these a text is about one person's own case. */
const MAX_BLANKS = { question: 2, answer: 3 };

/** The first pairs: what the visitor said without a break, and what agents then answered. Bots' answers teach nothing. */
export function pairsIn(rows: readonly SaidRow[]): Pair[] {
  const pairs: Pair[] = [];
  let pair: Pair = { asked: [], answered: [] };
  const close = () => {
    if (pair.asked.length > 0 && pair.answered.length > 0) pairs.push(pair);
    pair = { asked: [], answered: [] };
  };
  for (const row of rows.filter((one) => one.visibility === 'public' && one.sender_type !== 'system')) {
    const { sender_type: from, seq } = row;
    if (from === 'visitor' && pair.answered.length > 0) close();
    if (from === 'bot') pair.answered = [];
    if (from === 'visitor' && isUseful(row)) pair.asked.push(seq);
    if (from === 'agent' && isUseful(row)) pair.answered.push(seq);
  }
  close();
  const isShort = ({ asked, answered }: Pair): boolean => asked.length <= MAX_ROWS && answered.length <= MAX_ROWS;
  return pairs.filter(isShort).slice(0, MAX_PAIRS);
}

const isUseful = (row: SaidRow): boolean =>
  row.content.trim() !== '' && !row.metadata?.files && !isRedacted(row) && !smallTalkIn(row.content);

/**
 * A pair in words: without greetings and farewells, and without what says whose it is; undefined where too little is left,
 * or where a message was removed since.
 * @param rows those of the pair, in any order
 * @param visitor what the conversation says of the visitor
 */
export function wordsOfPair(pair: Pair, rows: readonly SaidRow[], visitor: Known): PairWords | undefined {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const names = [...namesOf(visitor), ...rows.map(({ sender_name }) => sender_name)].filter((name) => name !== null);
  const said = (seqs: readonly number[], between: string) => {
    const found = seqs.map((seq) => bySeq.get(seq)).filter((row) => row !== undefined);
    if (found.length < seqs.length || found.some(isRedacted)) return '';
    const bare = found.map(({ content }) => withoutGreetings(content)).filter((text) => text !== '');
    return withoutPersonalData(bare.join(between), names);
  };
  const question = said(pair.asked, ' ').replace(/\s+/gu, ' ').trim();
  const answer = said(pair.answered, '\n\n').trim();
  return fits('question', question) && fits('answer', answer) ? { question, answer } : undefined;
}

/** A visitor's names: their own, and what their address is made of. */
function namesOf({ name, email }: Known): (string | null)[] {
  const [local = ''] = (email ?? '').split('@');
  const parts = local.match(/\p{L}{3,}/gu) ?? [];
  return [name, ...parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())];
}

function fits(kind: keyof PairWords, text: string): boolean {
  const letters = [...withoutBlanks(text)].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;
  const isWide = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/u.test(text) ? 2 : 1;
  return (
    letters * isWide >= LEAST_LETTERS[kind] &&
    text.length <= MAX_LETTERS[kind] &&
    blanksIn(text).length <= MAX_BLANKS[kind]
  );
}

const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|bonjour|bonsoir|salut|hola|buenos d[ií]as|buenas (?:tardes|noches)|ol[áa]|oi|bom dia|boa (?:tarde|noite)|ciao|buongiorno|buonasera|hoi|goedemiddag|cześć|dzień dobry|merhaba)(?!\p{L})[^,.!?\n]{0,40}[,.!\n]+\s*/iu;
const FAREWELL =
  /\s*(?:\n|(?<=[.!?]\s))(?:(?:best|kind|warm)(?: regards| wishes)?|regards|cheers|sincerely|(?:viele|liebe|beste|freundliche|mit freundlichen) gr(?:ü|ue)(?:ß|ss)en?|mfg|cordialement|bien à vous|cordiali saluti|(?:un )?saludos?|atenciosamente|abraços|groetjes?|pozdrawiam)(?!\p{L})[^.?]{0,60}$/iu;

/** A message without the words at its beginning and end that are said to somebody and not about anything. */
const withoutGreetings = (text: string): string => text.replace(GREETING, '').replace(FAREWELL, '').trim();

/** Whether two questions ask the same, by the share of words they have in common. */
export function isAlike(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const common = [...words].filter((word) => others.has(word)).length;
  const all = words.size + others.size - common;
  return all === 0 || common / all >= ALIKE;
}
const ALIKE = 0.75;

const wordsOf = (text: string): Set<string> => {
  const words = plain(withoutBlanks(text));
  // Where words aren't parted by blanks, two characters stand for one.
  const isParted = !/[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]/u.test(words);
  const letters = [...words.replaceAll(' ', '')];
  return new Set(isParted ? words.split(' ') : letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
};
