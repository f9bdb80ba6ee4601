/** Requests that nobody well-meaning sends, made from a seed: the same seed gives the same requests. */
import { endpoints, served } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { seededRandom } from '#local/faults/seeded-random.ts';

/** A request: its row of the contract, the path with its parameters, and what is sent. */
export type HostileRequest = {
  row: Endpoint;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  rawBody: string;
  isBase64Encoded: boolean;
};

/** Every row but those of `mcp`, a function with tests of its own. */
const rows = Object.entries<Endpoint>(endpoints)
  .filter(([operation]) => !(operation in served.mcp))
  .map(([, row]) => row);

const LONG = 'x'.repeat(9000);
/** Texts that break what reads them carelessly. */
const texts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\udc00b',
  '\u202e\u2066',
  `Z${'\u0340'.repeat(500)}`,
  LONG,
  '__proto__',
  'constructor',
  '${7*7}{{7*7}}<%=7%>',
  "' OR 1=1 --",
  '#pk = :pk',
  '../../etc/passwd',
  '%00%ff%c0%ae',
  'arn:aws:dynamodb:us-east-1:1:table/live-chat',
  '9007199254740993',
  '2026-13-45T99:99:99Z',
];
const jsonTexts = ['1e400', '-1e999', '9007199254740993', '1e-400', '0.1', '-0', 'null', 'true', '[]', '{}', '[[[]]]'];
const contentTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
  'application/json;;;',
];

type Choose = <Item>(from: readonly Item[]) => Item;

/** A value as JSON text: numbers beyond 2^53 and half characters included, which `JSON.stringify` would mend. */
function valueText(choose: Choose): string {
  const text = choose(texts);
  return choose([
    () => JSON.stringify(text),
    () => `"${text.replace(/["\\\p{Cc}]/gu, '')}"`,
    () => '"\\ud83d"',
    () => choose(jsonTexts),
    () => `{"$gt":${JSON.stringify(text)}}`,
    () => `[${JSON.stringify(text)},${choose(jsonTexts)}]`,
  ])();
}

function bodyText(row: Endpoint, choose: Choose, next: () => number): string {
  const known = Object.keys((row.body as { shape?: object } | undefined)?.shape ?? {});
  const names = [...known, ...known, ...known, '__proto__', 'constructor', 'sender_type', '$where', LONG.slice(0, 300)];
  const count = Math.floor(next() * 6);
  const fields = Array.from({ length: count }, () => `${JSON.stringify(choose(names))}:${valueText(choose)}`);
  const object = `{${fields.join(',')}}`;
  return choose([
    () => object,
    () => object,
    () => object,
    // The same key twice.
    () => `{${[...fields, ...fields.map((field) => field.replace(/:[^]*/, ':1'))].join(',')}}`,
    () => object.slice(0, Math.floor(next() * object.length)),
    () => '['.repeat(2000),
    () => `${object}${object}`,
    () => `\ufeff${object}`,
    () => String.fromCharCode(...Array.from({ length: 60 }, () => Math.floor(next() * 256))),
    () => '',
  ])();
}

/** Hostile requests without end. `token` and `ids` are some that there are, so that not all fail at the first check. */
export function* hostileRequests(
  seed: number,
  { token, ids }: { token: string; ids: readonly number[] },
): Generator<HostileRequest> {
  const next = seededRandom(seed);
  const choose: Choose = (from) => from[Math.floor(next() * from.length)] as (typeof from)[number];
  const parameters = [...ids.map(String), ...ids.map(String), '1', '0', '-1', '01', '9007199254740993', ...texts];
  for (;;) {
    const row = choose(rows);
    const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'token' && next() < 0.8 ? token : encodeURIComponent(choose(parameters).toWellFormed()) || '%20',
    );
    const names = ['limit', 'cursor', 'after_seq', 'from', 'q', '__proto__', 'status', 'page'];
    const query = Object.fromEntries(
      Array.from({ length: Math.floor(next() * 3) }, () => [choose(names), choose(texts)]),
    );
    const rawBody = row.method === 'GET' && next() < 0.9 ? '' : bodyText(row, choose, next);
    yield {
      row,
      path,
      query,
      headers: { 'content-type': next() < 0.85 ? 'application/json' : choose(contentTypes) },
      rawBody,
      isBase64Encoded: next() < 0.05,
    };
  }
}
