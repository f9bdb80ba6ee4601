/** The bill of a conversation, step by step: what each step causes by the meters, in exact counts. */
import type { CountListener, MeterReadings } from '#local/meters/meters.ts';
import { type MeterName, prices } from '#local/meters/prices.ts';
import type { TestStack } from '#test/support/stack.ts';

/** What a step causes. Compute isn't in it: it depends on the machine. */
export type StepBill = {
  step: string;
  requests: number;
  frames: number;
  invocations: number;
  writes: number;
  reads: number;
};

/** One kind of request of a step, such as a put of one kind of item by one function. */
export type BillEntry = { step: string; functionName: string; meter: MeterName; what: string; amount: number };

const columns: Partial<Record<MeterName, keyof Omit<StepBill, 'step'>>> = {
  http_requests: 'requests',
  socket_messages_in: 'frames',
  socket_messages_out: 'frames',
  invocations: 'invocations',
  write_units: 'writes',
  index_write_units: 'writes',
  read_units: 'reads',
};

/** What each function reads once in a while, whatever happens: it belongs to no step. */
const KEPT = /^GetItem SETTINGS\/(EVENTS|TEAM|MODULES)$/;

/** Counts what steps cause, one after the other. The sweep and agents' heartbeats go on meanwhile, and aren't counted. */
export class Bill {
  readonly entries: BillEntry[] = [];
  readonly #stack: TestStack;
  #step = '';

  constructor(stack: TestStack) {
    this.#stack = stack;
    stack.meters.watch(this.#note);
  }

  /** What happens from here on belongs to this step. Resolves when what the step before caused has happened. */
  async begin(step: string): Promise<void> {
    await this.#stack.settled();
    this.#step = step;
  }

  /** Counts no more. */
  async end(): Promise<void> {
    await this.#stack.settled();
    this.#stack.meters.watch();
  }

  /** The steps in their order; equal ones together. */
  steps(): StepBill[] {
    return [...Map.groupBy(this.entries, ({ step }) => step)].map(([step, entries]) => {
      const bill: StepBill = { step, requests: 0, frames: 0, invocations: 0, writes: 0, reads: 0 };
      for (const { meter, amount } of entries) {
        const column = columns[meter];
        if (column) bill[column] += amount;
      }
      return bill;
    });
  }

  readonly #note: CountListener = ({ functionName = '', route, what }, meter, amount) => {
    if (!columns[meter] || functionName === 'sweep' || route === '$default') return;
    const request = what?.() ?? route ?? '';
    if (functionName !== 'assign' && KEPT.test(request)) return;
    this.entries.push({ step: this.#step, functionName, meter, what: request, amount });
  };
}

/** All steps together. */
export const totalOf = (steps: readonly StepBill[]): StepBill => {
  const total: StepBill = { step: 'total', requests: 0, frames: 0, invocations: 0, writes: 0, reads: 0 };
  for (const step of steps)
    for (const name of ['requests', 'frames', 'invocations', 'writes', 'reads'] as const) total[name] += step[name];
  return total;
};

/** What a step costs without compute, in USD for 1,000 of it. */
export function usdPerThousand({ requests, frames, invocations, writes, reads }: StepBill): number {
  const each = (meter: MeterName): number => (prices[meter].usd / prices[meter].per) * 1000;
  return (
    requests * each('http_requests') +
    frames * each('socket_messages_out') +
    invocations * each('invocations') +
    writes * each('write_units') +
    reads * each('read_units')
  );
}

/** What the compute of some conversations costs, in USD for 1,000 of them. */
export const computeUsd = ({ gb_seconds }: MeterReadings, conversations: number): number =>
  ((gb_seconds * prices.gb_seconds.usd) / prices.gb_seconds.per / conversations) * 1000;
