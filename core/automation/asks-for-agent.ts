/** Whether a visitor asks for a person, in words: in any of the widget's languages, whichever the page is in. */
import type { AgentWords } from '#core/automation/phrases/agent-words.ts';
import { agentWords, botWords } from '#core/automation/phrases/agent-words.ts';
import { listed, plain } from '#core/automation/phrases/plain.ts';

/**
 * How a message asks for a person: `sentence` by a phrase that means nothing else, `word` by a mere noun, which may as well
 * answer a question ("Your profession?" "Operator").
 */
export type AgentWish = 'none' | 'word' | 'sentence';

/** What is longer is a story in which the words may stand for anything. */
const MAX_CHARACTERS = 300;
/** A negation this far before a phrase, in characters, still turns it round. */
const NEGATION_REACH = 32;
/** Ends a clause: what is denied in one isn't in the next. A point within a number or an address doesn't. */
const CLAUSE =
  /[,;:!?…。！？、，；،؟।\n]|\.(?=\s|$)|\s[-–—]\s|\b(?:but|aber|sondern|mais|pero|mas|sino|maar|ale|ama)\b/u;

/** A pattern of one language, and what turns it round. */
type Rule = { phrase: RegExp; notBefore: RegExp | undefined; notAfter: RegExp | undefined };

/** How this message asks for a person, if it does. */
export function agentWish(message: string): AgentWish {
  if (message.length > MAX_CHARACTERS) return 'none';
  const { rules, alone, ornament } = patterns();
  const clauses = message.toLowerCase().split(CLAUSE).map(plain);
  if (clauses.some((clause) => rules.some((rule) => isMeant(rule, clause)))) return 'sentence';
  return alone.has(plain(message).replace(ornament, '').trim()) ? 'word' : 'none';
}

/** Whether this message asks for a person. */
export const asksForAgent = (message: string): boolean => agentWish(message) !== 'none';

function isMeant({ phrase, notBefore, notAfter }: Rule, clause: string): boolean {
  for (const { index, 0: found } of clause.matchAll(phrase)) {
    const before = ` ${clause.slice(Math.max(0, index - NEGATION_REACH), index)} `.split(patterns().bots).at(-1) ?? '';
    const after = ` ${clause.slice(index)} `;
    if (found !== '' && !notBefore?.test(before) && !notAfter?.test(after)) return true;
  }
  return false;
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
/** One of these phrases, whole words of it where a script parts words by blanks. */
function oneOf(phrases: string): string {
  const longestFirst = listed(phrases).toSorted((one, other) => other.length - one.length);
  return `(?:${longestFirst.map((each) => (UNSPACED.test(each) ? each : `(?<=^| )${each}(?= |$)`)).join('|')})`;
}
const anyOf = (phrases: string | undefined): RegExp | undefined =>
  phrases === undefined ? undefined : new RegExp(oneOf(phrases), 'u');

function rulesOf(words: AgentWords): Rule[] {
  const { within, verbs, wants, small, persons = '', polite } = words;
  const way = small === undefined ? ' ' : ` (?:${oneOf(small)} )*`;
  const person = oneOf(persons);
  const patterns = [
    ...(within === undefined ? [] : [oneOf(within)]),
    ...(verbs === undefined ? [] : [`${oneOf(verbs)}${way}${person}`]),
    // "I need an agent" asks for one, "I need an agent's licence" doesn't.
    ...(wants === undefined ? [] : [`${oneOf(wants)}${way}${person}(?: ${oneOf(polite)})*$`]),
  ];
  return patterns.map((pattern) => ({
    phrase: new RegExp(pattern, 'gu'),
    notBefore: anyOf(words.notBefore),
    notAfter: anyOf(words.notAfter),
  }));
}

const articles = 'a, an, the, ein, einen, eine, un, une, una, uno, um, uma, een, bir';

type Patterns = { rules: Rule[]; bots: RegExp; alone: ReadonlySet<string>; ornament: RegExp };
let made: Patterns | undefined;

/** Made by the first message: most starts of a function need none of them. */
function patterns(): Patterns {
  if (made) return made;
  const all = Object.values(agentWords);
  const polite = all.map((words) => words.polite).join();
  made = {
    rules: all.flatMap(rulesOf),
    bots: new RegExp(oneOf(botWords), 'u'),
    alone: new Set(all.flatMap((words) => listed(words.alone))),
    // A message without its "please" and its articles.
    ornament: new RegExp(`^(?:${oneOf(`${polite},${articles}`)} ?)+|(?: ?${oneOf(polite)})+$`, 'gu'),
  };
  return made;
}
