/** DynamoDB's expressions, as far as the stores use them: conditions, updates, projections. Anything else is refused. */

import { isDeepStrictEqual } from 'node:util';
import { copied } from './copied.ts';
import { isReserved } from './reserved-words.ts';

type Item = Record<string, unknown>;
/** What stands behind `#names` and `:values`. */
export type Placeholders = {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

/** A request DynamoDB would not have accepted. */
export class ValidationError extends Error {
  override readonly name = 'ValidationException';
}

/** Texts that are remembered: the stores use a few hundred. */
const MAX_KNOWN = 5000;
const TOKEN = /\s*(<>|<=|>=|[=<>(),+-]|[#:]?[A-Za-z_][A-Za-z0-9_]*)/y;

type Of<Result> = (item: Item, given: Placeholders) => Result;
/** What a text says, whatever its placeholders stand for, and the placeholders that it has. */
type Program<Run> = { run: Run; placeholders: ReadonlySet<string> };

/** Reads a text once, and remembers what it says. */
function remembered<Run>(read: (parser: Parser) => Run): (text: string) => Program<Run> {
  const known = new Map<string, Program<Run>>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const parser = new Parser(text);
    const run = read(parser);
    parser.end();
    const program = { run, placeholders: parser.placeholders };
    if (known.size < MAX_KNOWN) known.set(text, program);
    return program;
  };
}

/** Reads expressions, and notes which placeholders were used: DynamoDB refuses a request that names others. */
export class Reader {
  readonly #given: Placeholders;
  readonly #used: ReadonlySet<string>[] = [];

  constructor(given: Placeholders) {
    this.#given = given;
  }

  /** Whether an item meets a condition; no condition is always met. */
  condition(text: string | undefined): (item: Item) => boolean {
    if (text === undefined) return () => true;
    const test = this.#read(conditions(text));
    return (item) => test(item, this.#given);
  }

  /** The item after an update. */
  update(text: string): (item: Item) => Item {
    const steps = this.#read(updates(text));
    return (item) => {
      const after = { ...item };
      for (const step of steps) step(item, after, this.#given);
      return after;
    };
  }

  /** The attributes a projection keeps. */
  projection(text: string | undefined): (item: Item) => Item {
    if (text === undefined) return (item) => item;
    const names = this.#read(projections(text)).map((name) => nameOf(name, this.#given));
    return (item) => Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]));
  }

  /** To be called when all of a request's expressions were read. */
  finish(): void {
    const { ExpressionAttributeNames, ExpressionAttributeValues } = this.#given;
    for (const given of [ExpressionAttributeNames, ExpressionAttributeValues])
      for (const name in given)
        if (!this.#used.some((used) => used.has(name)))
          throw new ValidationError(`${name} is given and not used in any expression.`);
  }

  #read<Run>({ run, placeholders }: Program<Run>): Run {
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = this.#given;
    for (const placeholder of placeholders)
      if (placeholder.startsWith(':')) {
        if (!values || !(placeholder in values)) throw new ValidationError(`The value ${placeholder} is not given.`);
      } else if (names?.[placeholder] === undefined) throw new ValidationError(`The name ${placeholder} is not given.`);
    this.#used.push(placeholders);
    return run;
  }
}

/** What a name in an expression stands for. */
const nameOf = (token: string, { ExpressionAttributeNames: names }: Placeholders): string =>
  token.startsWith('#') ? String(names?.[token]) : token;

class Parser {
  readonly placeholders = new Set<string>();
  readonly #text: string;
  readonly #tokens: readonly string[];
  /** The next token of them. */
  #index = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  /** A condition. */
  or(): Of<boolean> {
    let test = this.#and();
    while (this.#takeWord('OR')) {
      const [left, right] = [test, this.#and()];
      test = (item, given) => left(item, given) || right(item, given);
    }
    return test;
  }

  /** The steps of an update. */
  steps(): ((before: Item, after: Item, given: Placeholders) => void)[] {
    const steps: ((before: Item, after: Item, given: Placeholders) => void)[] = [];
    while (this.#first !== undefined) {
      const verb = this.#next().toUpperCase();
      do steps.push(this.#action(verb));
      while (this.#take(','));
    }
    return steps;
  }

  /** The names of a projection, as it has them. */
  names(): string[] {
    const names: string[] = [];
    do names.push(this.#path());
    while (this.#take(','));
    return names;
  }

  #action(verb: string): (before: Item, after: Item, given: Placeholders) => void {
    const path = this.#path();
    if (verb === 'REMOVE') return (_before, after, given) => void delete after[nameOf(path, given)];
    if (verb === 'SET') {
      this.#expect('=');
      const value = this.#sum();
      return (before, after, given) => void (after[nameOf(path, given)] = copied(value(before, given)));
    }
    const value = this.#operand();
    if (verb === 'ADD')
      return (before, after, given) => {
        const name = nameOf(path, given);
        after[name] = added(before[name], value(before, given));
      };
    if (verb !== 'DELETE') throw new ValidationError(`Unknown verb ${verb}.`);
    return (before, after, given) => {
      const name = nameOf(path, given);
      const left = (before[name] as Set<unknown> | undefined)?.difference(value(before, given) as Set<unknown>);
      if (left && left.size > 0) after[name] = left;
      else delete after[name];
    };
  }

  #sum(): Of<unknown> {
    const left = this.#operand();
    const sign = this.#take('+') ? 1 : this.#take('-') ? -1 : 0;
    if (sign === 0) return left;
    const right = this.#operand();
    return (item, given) => numberOf(left(item, given)) + sign * numberOf(right(item, given));
  }

  #and(): Of<boolean> {
    let test = this.#not();
    while (this.#takeWord('AND')) {
      const [left, right] = [test, this.#not()];
      test = (item, given) => left(item, given) && right(item, given);
    }
    return test;
  }

  #not(): Of<boolean> {
    if (this.#takeWord('NOT')) {
      const test = this.#not();
      return (item, given) => !test(item, given);
    }
    if (!this.#take('(')) return this.#comparison();
    const test = this.or();
    this.#expect(')');
    return test;
  }

  #comparison(): Of<boolean> {
    const call = ['attribute_exists', 'attribute_not_exists', 'begins_with'].find((name) => name === this.#first);
    if (call) return this.#call(call);
    const left = this.#operand();
    if (this.#takeWord('BETWEEN')) {
      const low = this.#operand();
      if (!this.#takeWord('AND')) throw new ValidationError('BETWEEN needs AND.');
      const high = this.#operand();
      return (item, given) => {
        const value = left(item, given);
        return compare(value, '>=', low(item, given)) && compare(value, '<=', high(item, given));
      };
    }
    const operator = this.#next();
    const right = this.#operand();
    return (item, given) => compare(left(item, given), operator, right(item, given));
  }

  #call(name: string): Of<boolean> {
    this.#next();
    this.#expect('(');
    const path = this.#path();
    const prefix = name === 'begins_with' && this.#take(',') ? this.#operand() : () => '';
    this.#expect(')');
    if (name === 'begins_with')
      return (item, given) => String(item[nameOf(path, given)] ?? '').startsWith(String(prefix(item, given)));
    const wanted = name === 'attribute_exists';
    return (item, given) => (item[nameOf(path, given)] !== undefined) === wanted;
  }

  #operand(): Of<unknown> {
    const token = this.#first ?? '';
    if (token === 'if_not_exists') {
      this.#next();
      this.#expect('(');
      const path = this.#path();
      this.#expect(',');
      const otherwise = this.#operand();
      this.#expect(')');
      return (item, given) => item[nameOf(path, given)] ?? otherwise(item, given);
    }
    if (!token.startsWith(':')) {
      const path = this.#path();
      return (item, given) => item[nameOf(path, given)];
    }
    this.placeholders.add(this.#next());
    return (_item, given) => given.ExpressionAttributeValues?.[token];
  }

  #path(): string {
    const token = this.#next();
    if (token.startsWith('#')) this.placeholders.add(token);
    else if (!/^[a-z]/i.test(token)) throw new ValidationError(`An attribute's name is expected, not "${token}".`);
    else if (isReserved(token)) throw new ValidationError(`${token} is a reserved word.`);
    return token;
  }

  get #first(): string | undefined {
    return this.#tokens[this.#index];
  }

  #next(): string {
    const token = this.#first;
    if (token === undefined) throw new ValidationError('The expression ends too early.');
    this.#index++;
    return token;
  }

  #take(token: string): boolean {
    if (this.#first !== token) return false;
    this.#index++;
    return true;
  }

  #takeWord(word: string): boolean {
    if (this.#first?.toUpperCase() !== word) return false;
    this.#index++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new ValidationError(`"${token}" is expected before "${this.#left}".`);
  }

  /** Nothing may follow. */
  end(): void {
    if (this.#first !== undefined) throw new ValidationError(`"${this.#left}" is left over in "${this.#text}".`);
  }

  get #left(): string {
    return this.#tokens.slice(this.#index).join(' ');
  }
}

const conditions = remembered((parser) => parser.or());
const updates = remembered((parser) => parser.steps());
const projections = remembered((parser) => parser.names());

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new ValidationError(`Cannot read "${text.slice(at)}".`);
    tokens.push(token);
  }
  return tokens;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new ValidationError('Only numbers can be added.');
  return value;
}

function added(before: unknown, value: unknown): unknown {
  if (value instanceof Set) return ((before as Set<unknown> | undefined) ?? new Set()).union(value);
  return numberOf(before ?? 0) + numberOf(value);
}

/** What is absent, or of another type, meets no comparison but `<>`. */
function compare(left: unknown, operator: string, right: unknown): boolean {
  if (operator === '=') return left !== undefined && isSame(left, right);
  if (operator === '<>') return !isSame(left, right);
  if (typeof left !== typeof right || (typeof left !== 'string' && typeof left !== 'number')) return false;
  const [one, other] = [left, right as string | number];
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    default:
      throw new ValidationError(`Unknown operator ${operator}.`);
  }
}

const isSame = (left: unknown, right: unknown): boolean =>
  left === right || (typeof left === 'object' && isDeepStrictEqual(left, right));
