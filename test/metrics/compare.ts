/** What the API reports beside what the oracle says, number by number. */
import { noFiles } from '#test/support/files.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { AUDIENCE, admin, call, teamApi } from '#test/support/api.ts';
import type { Answered } from '#test/support/api.ts';
import { safeFetch } from '#functions/platform/network/safe-fetch.ts';
import type { Deps } from '#functions/deps.ts';
import type { Oracle, Scope } from './oracle.ts';

/** Asks the agents' API upon a table in memory. */
export type Ask = (path: string, query?: Record<string, string>) => Promise<Answered>;

/** The agents' API on these dependencies. */
export function apiOn(deps: Deps): Ask {
  const all = {
    ...deps,
    people: { list: async () => [], find: async () => undefined },
    rememberUser: async () => {},
    randomText,
    description: () => ({ document: '', page: '' }),
    publicOrigin: 'https://chat.example.com',
    originSecret: '',
    allowance: { burst: 60, perSecond: 5 },
    isLiveChatOn: async () => true,
    cardHosts: [],
    cardsOnThisMachine: false,
    cards: new Map(),
    sendOut: async () => safeFetch,
    limitKey: () => {},
    limitKeyAddress: () => {},
    socketUrl: 'wss://socket.example.com/live',
    tokenRules: { audience: AUDIENCE, groupsClaim: 'cognito:groups' },
    httpStepHosts: [],
    moduleSettings: [],
    hasMail: false,
    visitorMailLimit: 0,
    files: noFiles,
    fileReader: async () => () => ({ entries: [] }),
    callAutomation: async () => null,
    callDeliver: async () => null,
    startAutomation: async () => {},
    onThisMachine: false,
    startDelivery: async () => {},
    startReading: async () => {},
    startTrial: async () => {},
    startRehearsal: async () => {},
    startModelRun: async () => {},
    callReader: async () => ({ found: 0, examples: [], first: null, problems: [] }),
  };
  const handler = teamApi(() => all, deps.log);
  return (path, query = {}) =>
    call(handler, 'GET', path.startsWith('/api/') ? path : `/api/v1/live-chat${path}`, { claims: admin, query });
}

type Durations = Record<string, number | null> & {
  histogram: { from_seconds: number; to_seconds: number; count: number }[];
};

/** Where a distribution is not what it should be, in words; milliseconds are exact, percentiles within 5 %. */
export function wrongDurations(got: Durations, oracle: Oracle, kind: string, column: 'ms' | 'business', scope: Scope) {
  const { count, ...sums } = oracle.waits(kind, scope);
  const wrong: string[] = [];
  const expect = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${kind} ${column} ${what} is ${String(is)}, not ${String(should)}`);
  };
  expect('sample_size', got['sample_size'], count);
  expect('average_seconds', got['average_seconds'], count === 0 ? null : Math.round(sums[column] / count) / 1000);
  expect(
    'histogram',
    got.histogram.reduce((sum, bucket) => sum + bucket.count, 0),
    count,
  );
  for (const { from_seconds, to_seconds, count: own } of got.histogram) {
    const [from, to] = [Math.round(from_seconds * 1000), Math.round(to_seconds * 1000)];
    expect(`bucket from ${from} to ${to}`, own, oracle.between(kind, column, from, to, scope));
  }
  for (const [name, share] of Object.entries({ p50_seconds: 0.5, p90_seconds: 0.9, p95_seconds: 0.95 })) {
    const is = got[name];
    const should = count === 0 ? null : oracle.percentile(kind, column, share, scope);
    if (should === null || is === null || is === undefined) expect(name, is, should);
    else if (Math.abs(is * 1000 - should) > Math.max(1, should * 0.05)) expect(name, is * 1000, should);
  }
  return wrong;
}

/** Every page of a list, by its address: the conversations' ids. */
export async function everyPage(ask: Ask, url: string): Promise<number[]> {
  const { pathname, searchParams } = new URL(url, 'https://chat.example.com');
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const page = { ...Object.fromEntries(searchParams), limit: '17', ...(cursor === null ? {} : { cursor }) };
    const { status, body }: Answered = await ask(pathname, page);
    if (status !== 200) throw new Error(`${url} answered ${status}: ${JSON.stringify(body)}`);
    ids.push(...body.data.map(({ id }: { id: number }) => id));
    cursor = body.next_cursor;
  } while (cursor !== null);
  return ids;
}
