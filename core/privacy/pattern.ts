/**
 * What a team masks besides card numbers: regular expressions of a kind that can't become slow. They have characters,
 * classes, repetitions and alternatives, but no groups and no look-around, and are run as one automaton that reads each
 * character once for each place where something may begin.
 */
import type { Found } from './card-numbers.ts';

const MAX_MATCH = 200;
const MAX_REPEATED = 100;
const MAX_POSITIONS = 400;
/** The automaton's known states: more are forgotten, and made again when they are needed. */
const MAX_STATES = 1000;

type Range = readonly [from: number, to: number];
type Characters = { ranges: readonly Range[]; isNegated: boolean };
/** A place in an alternative: what may stand there, and whether it may be missing or be there again. */
type Position = Characters & { isOptional: boolean; isRepeated: boolean };
type Alternative = { positions: readonly Position[]; wordBegins: boolean; wordEnds: boolean };

const classes: Record<string, readonly Range[]> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: [
    [9, 13],
    [32, 32],
    [160, 160],
  ],
};
const controls: Record<string, string> = { t: '\t', n: '\n', r: '\r' };

/** Why a pattern can't be used, as a sentence without its full stop; undefined for one that can. */
export function patternProblem(source: string): string | undefined {
  try {
    parse(source);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** @throws SyntaxError with a sentence for who wrote it */
function parse(source: string): Alternative[] {
  const alternatives = splitAlternatives(source).map(parseAlternative);
  const count = alternatives.reduce((sum, { positions }) => sum + positions.length, 0);
  if (count > MAX_POSITIONS) throw new SyntaxError('Repeats too much. Use smaller numbers');
  return alternatives;
}

/** The alternatives between `|` that stand outside of brackets and aren't escaped. */
const splitAlternatives = (source: string): string[] => {
  const parts = [''];
  for (const [token] of source.matchAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^]/g)) {
    if (token === '|') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts;
};

const REPETITION = /^(?:[?*+]|\{(\d{1,3})(,(\d{1,3})?)?\})/;

function parseAlternative(source: string): Alternative {
  const wordBegins = source.startsWith('\\b');
  const wordEnds = source.length > 2 && /(?:^|[^\\])(?:\\\\)*\\b$/.test(source);
  let rest = source.slice(wordBegins ? 2 : 0, wordEnds ? -2 : undefined);
  const positions: Position[] = [];
  while (rest !== '') {
    const { characters, length } = nextCharacters(rest);
    rest = rest.slice(length);
    const [repetition = ''] = REPETITION.exec(rest) ?? [];
    rest = rest.slice(repetition.length);
    positions.push(...repeated(characters, repetition));
  }
  if (positions.every(({ isOptional }) => isOptional)) throw new SyntaxError('Must match at least one character');
  return { positions, wordBegins, wordEnds };
}

/** A character or class at the beginning of a text, and how long its notation is. */
function nextCharacters(rest: string): { characters: Characters; length: number } {
  const [first = '', second = ''] = rest;
  if (first === '[') return bracket(rest);
  if (first === '.') return { characters: { ranges: [[10, 10]], isNegated: true }, length: 1 };
  if (first === '\\') return { characters: escaped(second), length: 2 };
  if ('()'.includes(first)) throw new SyntaxError('Groups with ( ) are not supported. Use | for alternatives');
  if ('?*+{'.includes(first)) throw new SyntaxError(`There is nothing to repeat before ${first}`);
  if ('^$'.includes(first))
    throw new SyntaxError('^ and $ are not supported. Use \\b at the beginning or end of a word');
  return { characters: { ranges: [rangeOf(first)], isNegated: false }, length: 1 };
}

const rangeOf = (character: string): Range => [character.charCodeAt(0), character.charCodeAt(0)];

/** The characters that a letter or sign after a backslash means. */
function escaped(sign: string): Characters {
  const known = classes[sign.toLowerCase()];
  if (known) return { ranges: known, isNegated: sign !== sign.toLowerCase() };
  const control = controls[sign];
  if (control) return { ranges: [rangeOf(control)], isNegated: false };
  if (sign === 'b') throw new SyntaxError('\\b is only supported at the beginning or end');
  if (sign === '' || /[\p{L}\p{N}]/u.test(sign)) throw new SyntaxError(`\\${sign} is not supported`);
  return { ranges: [rangeOf(sign)], isNegated: false };
}

/** Characters in brackets. */
function bracket(rest: string): { characters: Characters; length: number } {
  const [whole, negation, inside = ''] = /^\[(\^?)((?:\\[^]|[^\]\\])+)\]/.exec(rest) ?? [];
  if (whole === undefined) throw new SyntaxError('A [ has no ] or nothing before it');
  const ranges: Range[] = [];
  for (const [, from = '', to] of inside.matchAll(/(\\[^]|[^])(?:-(\\[^]|[^]))?/g)) {
    const [begin, end] = [from, to ?? from].map((sign) =>
      sign.startsWith('\\') ? escaped(sign.slice(1)) : { ranges: [rangeOf(sign)], isNegated: false },
    );
    if (!begin || !end) continue;
    if (begin.isNegated || end.isNegated) throw new SyntaxError('Only \\d, \\w and \\s can be in brackets');
    const [low, high] = [begin.ranges[0]?.[0] ?? 0, end.ranges[0]?.[1] ?? 0];
    if (to !== undefined && (begin.ranges.length > 1 || end.ranges.length > 1 || low > high))
      throw new SyntaxError(`${from}-${to} is no range`);
    ranges.push(...(to === undefined ? begin.ranges : [[low, high] as const]));
  }
  return { characters: { ranges, isNegated: negation === '^' }, length: whole.length };
}

/** The places that a repetition of characters takes. */
function repeated(characters: Characters, repetition: string): Position[] {
  const [, least, comma, most] = REPETITION.exec(repetition) ?? [];
  const [min, max] =
    least === undefined
      ? [repetition === '' || repetition === '+' ? 1 : 0, '*+'.includes(repetition || '-') ? Infinity : 1]
      : [Number(least), comma === undefined ? Number(least) : most === undefined ? Infinity : Number(most)];
  if (max < min || min > MAX_REPEATED || (max !== Infinity && max > MAX_REPEATED) || max === 0)
    throw new SyntaxError(`A repetition must be of 1 to ${MAX_REPEATED}`);
  const length = max === Infinity ? Math.max(min, 1) : max;
  return Array.from({ length }, (_, index) => ({
    ...characters,
    isOptional: index >= min,
    isRepeated: max === Infinity && index === length - 1,
  }));
}

/** Finds what patterns match: the longest match at each place, in order. */
export type Finder = (text: string) => Found[];

/** A state of the automaton: the places that may be reached next, and which of the alternatives end here. */
type State = { places: readonly number[]; ends: boolean; endsAtWord: boolean; next: Map<number, State> };

/** Makes a finder of patterns that have no problem; others are left out. */
export function finderOf(sources: readonly string[]): Finder {
  const alternatives = sources.filter((source) => patternProblem(source) === undefined).flatMap(parse);
  return alternatives.length === 0 ? () => [] : runsOf(automatonOf(alternatives));
}

/** The automaton's two beginnings, at the beginning of a word and elsewhere, and its steps. */
type Automaton = { begin: (atWord: boolean) => State; step: (state: State, code: number) => State };

function automatonOf(alternatives: readonly Alternative[]): Automaton {
  // All places in a row; after each alternative one for its end.
  const places = alternatives.flatMap(({ positions, wordEnds }) => [...positions, { wordEnds }]);
  const starts = alternatives.map((_, index) =>
    alternatives.slice(0, index).reduce((sum, { positions }) => sum + positions.length + 1, 0),
  );
  const states = new Map<string, State>();
  /** A place, and those after it that can be reached without a character. */
  const reach = (place: number, reached: Set<number>): void => {
    const at = places[place];
    if (reached.has(place) || !at) return;
    reached.add(place);
    if ('isOptional' in at && at.isOptional) reach(place + 1, reached);
  };
  const stateOf = (wanted: Iterable<number>): State => {
    const reached = new Set<number>();
    for (const place of wanted) reach(place, reached);
    const sorted = [...reached].sort((one, other) => one - other);
    const key = sorted.join();
    const ends = sorted.map((place) => places[place]).filter((at) => at !== undefined && 'wordEnds' in at);
    const known = states.get(key);
    if (known) return known;
    if (states.size >= MAX_STATES) states.clear();
    const state = {
      places: sorted,
      ends: ends.some(({ wordEnds }) => !wordEnds),
      endsAtWord: ends.length > 0,
      next: new Map<number, State>(),
    };
    states.set(key, state);
    return state;
  };
  const begin = (atWord: boolean): State =>
    stateOf(starts.filter((_, index) => atWord || alternatives[index]?.wordBegins === false));
  const follow = ({ places: from }: State, code: number): number[] =>
    from.flatMap((place) => {
      const at = places[place];
      if (!at || 'wordEnds' in at || !isAmong(at, code)) return [];
      return at.isRepeated ? [place, place + 1] : [place + 1];
    });
  const step = (state: State, code: number): State => {
    const known = state.next.get(code);
    if (known) return known;
    const next = stateOf(follow(state, code));
    if (state.next.size < MAX_STATES) state.next.set(code, next);
    return next;
  };
  return { begin, step };
}

const isAmong = ({ ranges, isNegated }: Characters, code: number): boolean =>
  ranges.some(([from, to]) => from <= code && code <= to) !== isNegated;

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);

function runsOf({ begin, step }: Automaton): Finder {
  return (text) => {
    const found: Found[] = [];
    const isEdge = (at: number): boolean => isWord(text[at - 1]) !== isWord(text[at]);
    for (let from = 0; from < text.length; from++) {
      let to = from;
      let state = begin(isEdge(from));
      for (let at = from; at < text.length && at - from < MAX_MATCH; at++) {
        state = step(state, text.charCodeAt(at));
        if (state.places.length === 0) break;
        if (state.ends || (state.endsAtWord && isEdge(at + 1))) to = at + 1;
      }
      if (to === from) continue;
      found.push({ from, to, keep: 0 });
      from = to - 1;
    }
    return found;
  };
}
