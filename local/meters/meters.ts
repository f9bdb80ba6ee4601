/** Counts what AWS would bill, in total, by function and by route, and prices it. */
import { prices, type MeterName } from './prices.ts';

/** What something was done for: a function by its label, a route by its key, either of which may be unknown, and what was done. */
export type Attribution = {
  functionName?: string | undefined;
  route?: string | undefined;
  /** Describes the request. Only evaluated while somebody watches. */
  what?: () => string;
};

/** Receives each count as it happens. */
export type CountListener = (to: Attribution, meter: MeterName, amount: number) => void;

/** Counts of one function, of one route or of all, and their price. */
export type MeterReadings = Record<MeterName, number> & { cost_usd: number };

/** The body of `GET /local/meters`. Work without a route (streams, schedules) is only in `total` and `functions`. */
export type Snapshot = {
  total: MeterReadings;
  functions: Record<string, MeterReadings>;
  routes: Record<string, MeterReadings>;
};

type Counts = Record<MeterName, number>;

const names = Object.keys(prices) as MeterName[];
const zero = (): Counts => Object.fromEntries(names.map((name) => [name, 0])) as Counts;

/** The counts of a running stack. */
export class Meters {
  #listener: CountListener | undefined;
  #total = zero();
  readonly #functions = new Map<string, Counts>();
  readonly #routes = new Map<string, Counts>();

  /** Shows each count to a listener, until the next call; without one, to nobody. */
  watch(listener?: CountListener): void {
    this.#listener = listener;
  }

  /** Adds to a meter; 1 by default. */
  count(to: Attribution, meter: MeterName, amount = 1): void {
    const { functionName, route } = to;
    this.#listener?.(to, meter, amount);
    this.#total[meter] += amount;
    if (functionName !== undefined) entry(this.#functions, functionName)[meter] += amount;
    if (route !== undefined) entry(this.#routes, route)[meter] += amount;
  }

  snapshot(): Snapshot {
    return { total: priced(this.#total), functions: priceEach(this.#functions), routes: priceEach(this.#routes) };
  }

  reset(): void {
    this.#total = zero();
    this.#functions.clear();
    this.#routes.clear();
  }
}

function entry(counts: Map<string, Counts>, key: string): Counts {
  const found = counts.get(key) ?? zero();
  counts.set(key, found);
  return found;
}

function priced(counts: Counts): MeterReadings {
  const cost = names.reduce((sum, name) => sum + (counts[name] * prices[name].usd) / prices[name].per, 0);
  const rounded = Object.fromEntries(names.map((name) => [name, roundTo12Decimals(counts[name])])) as Counts;
  return { ...rounded, cost_usd: roundTo12Decimals(cost) };
}

const priceEach = (counts: Map<string, Counts>): Record<string, MeterReadings> =>
  Object.fromEntries([...counts].map(([key, own]) => [key, priced(own)]));

/** Twelve decimals: sums of fractions show no `0.30000000000000004`, and a single read unit is still visible. */
const roundTo12Decimals = (value: number): number => Number(value.toFixed(12));
