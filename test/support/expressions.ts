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
/** The tokens of texts that were read before. */
const known = new Map<string, readonly string[]>();
const TOKEN = /\s*(<>|<=|>=|[=<>(),+-]|[#:]?[A-Za-z_][A-Za-z0-9_]*)/y;

/** Reads expressions, and notes which placeholders were used: DynamoDB refuses a request that names others. */
export class Reader {
  readonly #given: Placeholders;
  readonly #used = new Set<string>();
  #tokens: readonly string[] = [];
  /** The next token of them. */
  #index = 0;

  constructor(given: Placeholders) {
    this.#given = given;
  }

  /** Whether an item meets a condition; no condition is always met. */
  condition(text: string | undefined): (item: Item) => boolean {
    if (text === undefined) return () => true;
    this.#tokenize(text);
    const test = this.#or();
    this.#end(text);
    return test;
  }

  /** The item after an update. */
  update(text: string): (item: Item) => Item {
    this.#tokenize(text);
    const steps: ((before: Item, after: Item) => void)[] = [];
    while (this.#first !== undefined) {
      const verb = this.#next().toUpperCase();
      do steps.push(this.#action(verb));
      while (this.#take(','));
    }
    this.#end(text);
    return (item) => {
      const after = copied(item);
      for (const step of steps) step(item, after);
      return after;
    };
  }

  /** The attributes a projection keeps. */
  projection(text: string | undefined): (item: Item) => Item {
    if (text === undefined) return (item) => item;
    this.#tokenize(text);
    const names: string[] = [];
    do names.push(this.#path());
    while (this.#take(','));
    this.#end(text);
    return (item) => Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]));
  }

  /** To be called when all of a request's expressions were read. */
  finish(): void {
    const { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = this.#given;
    for (const name of [...Object.keys(ExpressionAttributeNames), ...Object.keys(ExpressionAttributeValues)]) {
      if (!this.#used.has(name)) throw new ValidationError(`${name} is given and not used in any expression.`);
    }
  }

  #action(verb: string): (before: Item, after: Item) => void {
    const name = this.#path();
    if (verb === 'REMOVE') return (_before, after) => void delete after[name];
    if (verb === 'SET') {
      this.#expect('=');
      const value = this.#sum();
      return (before, after) => void (after[name] = copied(value(before)));
    }
    const value = this.#operand();
    if (verb === 'ADD') return (before, after) => void (after[name] = added(before[name], value(before)));
    if (verb !== 'DELETE') throw new ValidationError(`Unknown verb ${verb}.`);
    return (before, after) => {
      const left = (before[name] as Set<unknown> | undefined)?.difference(value(before) as Set<unknown>);
      if (left && left.size > 0) after[name] = left;
      else delete after[name];
    };
  }

  #sum(): (item: Item) => unknown {
    const left = this.#operand();
    const sign = this.#take('+') ? 1 : this.#take('-') ? -1 : 0;
    if (sign === 0) return left;
    const right = this.#operand();
    return (item) => numberOf(left(item)) + sign * numberOf(right(item));
  }

  #or(): (item: Item) => boolean {
    let test = this.#and();
    while (this.#takeWord('OR')) {
      const [left, right] = [test, this.#and()];
      test = (item) => left(item) || right(item);
    }
    return test;
  }

  #and(): (item: Item) => boolean {
    let test = this.#not();
    while (this.#takeWord('AND')) {
      const [left, right] = [test, this.#not()];
      test = (item) => left(item) && right(item);
    }
    return test;
  }

  #not(): (item: Item) => boolean {
    if (this.#takeWord('NOT')) {
      const test = this.#not();
      return (item) => !test(item);
    }
    if (!this.#take('(')) return this.#comparison();
    const test = this.#or();
    this.#expect(')');
    return test;
  }

  #comparison(): (item: Item) => boolean {
    const call = ['attribute_exists', 'attribute_not_exists', 'begins_with'].find((name) => name === this.#first);
    if (call) return this.#call(call);
    const left = this.#operand();
    if (this.#takeWord('BETWEEN')) {
      const low = this.#operand();
      if (!this.#takeWord('AND')) throw new ValidationError('BETWEEN needs AND.');
      const high = this.#operand();
      return (item) => compare(left(item), '>=', low(item)) && compare(left(item), '<=', high(item));
    }
    const operator = this.#next();
    const right = this.#operand();
    return (item) => compare(left(item), operator, right(item));
  }

  #call(name: string): (item: Item) => boolean {
    this.#next();
    this.#expect('(');
    const path = this.#path();
    const prefix = name === 'begins_with' && this.#take(',') ? this.#operand() : () => '';
    this.#expect(')');
    if (name === 'begins_with') return (item) => String(item[path] ?? '').startsWith(String(prefix(item)));
    return (item) => (item[path] !== undefined) === (name === 'attribute_exists');
  }

  #operand(): (item: Item) => unknown {
    const token = this.#first ?? '';
    if (token === 'if_not_exists') {
      this.#next();
      this.#expect('(');
      const path = this.#path();
      this.#expect(',');
      const otherwise = this.#operand();
      this.#expect(')');
      return (item) => item[path] ?? otherwise(item);
    }
    if (!token.startsWith(':')) {
      const path = this.#path();
      return (item) => item[path];
    }
    const values = this.#given.ExpressionAttributeValues ?? {};
    if (!(token in values)) throw new ValidationError(`The value ${token} is not given.`);
    this.#used.add(this.#next());
    return () => values[token];
  }

  #path(): string {
    const token = this.#next();
    if (!token.startsWith('#')) {
      if (!/^[a-z]/i.test(token)) throw new ValidationError(`An attribute's name is expected, not "${token}".`);
      if (isReserved(token)) throw new ValidationError(`${token} is a reserved word.`);
      return token;
    }
    this.#used.add(token);
    const name = this.#given.ExpressionAttributeNames?.[token];
    if (name === undefined) throw new ValidationError(`The name ${token} is not given.`);
    return name;
  }

  #tokenize(text: string): void {
    this.#tokens = known.get(text) ?? tokensOf(text);
    this.#index = 0;
    if (known.size < MAX_KNOWN) known.set(text, this.#tokens);
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

  #end(text: string): void {
    if (this.#first !== undefined) throw new ValidationError(`"${this.#left}" is left over in "${text}".`);
  }

  get #left(): string {
    return this.#tokens.slice(this.#index).join(' ');
  }
}

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
