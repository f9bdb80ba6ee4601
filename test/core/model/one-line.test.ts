/** Every text that the contract takes: what becomes of line breaks, direction marks, half characters and composed ones. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { endpoints } from '#core/contract/http.ts';
import { clientFrame } from '#core/contract/socket.ts';
import { isTimeZone, oneLine } from '#core/model/text.ts';

type Leaf = { where: string; field: string; schema: z.ZodMiniType };
type Parts = {
  type: string;
  shape?: Record<string, z.ZodMiniType>;
  options?: z.ZodMiniType[];
} & Partial<Record<'innerType' | 'element' | 'valueType' | 'in' | 'out', z.ZodMiniType>>;

/** Every string in a schema that isn't one of a set of words. */
function leavesOf(schema: z.ZodMiniType, where: string, field: string): Leaf[] {
  const def = schema._zod.def as unknown as Parts;
  // What is cleaned as it is read: the whole field is asked.
  if (def.type === 'string' || (def.type === 'pipe' && /describes|Cleaned/i.test(descriptionOf(def))))
    return [{ where, field, schema }];
  const inner = [def.innerType, def.element, def.valueType, def.in, ...(def.options ?? [])].filter(
    (one) => one !== undefined,
  );
  return [
    ...inner.flatMap((one) => leavesOf(one, where, field)),
    ...Object.entries(def.shape ?? {}).flatMap(([name, one]) => leavesOf(one, `${where}.${name}`, name)),
  ];
}
const descriptionOf = ({ in: input }: Parts): string => (input && z.globalRegistry.get(input)?.description) ?? '';

/** Texts of several lines, which stay as they were written. */
const severalLines = new Set([
  'content',
  'reply',
  'note',
  'answer',
  'description',
  'instructions',
  'feedback',
  'welcome_message',
  'offline_message',
  'greeting',
  'text',
  'retry_text',
  // What a site attaches and what a workflow keeps of an answer.
  'attributes',
  'custom_attributes',
  // The attributes an edit began with.
  'base',
]);
/** What names something elsewhere, exactly as it is. */
const exact = new Set([
  'user_id',
  'external_id',
  'cursor',
  'identity_token',
  'session_token',
  'base_url',
  'url',
  'logo_url',
]);
const addresses = new Set(['source_url', 'current_page', 'referrer']);

const leaves = [
  ...Object.entries(endpoints as Record<string, Endpoint>).flatMap(([operation, { body, query }]) => [
    // What the protocol of MCP sends is echoed, and never stored.
    ...(body && operation !== 'callMcp' ? leavesOf(body, `${operation} body`, 'body') : []),
    ...(query ? leavesOf(query, `${operation} query`, 'query') : []),
  ]),
  ...leavesOf(clientFrame, 'socket', 'frame'),
];
const accepted = ({ schema }: Leaf, value: string): unknown => {
  const { success, data } = schema.safeParse(value);
  return success ? data : undefined;
};

const samples: [string, string, string][] = [
  ['a line feed', 'one\ntwo', 'one two'],
  ['a carriage return and a line feed', 'one\r\ntwo', 'one two'],
  ['a line separator', 'one\u2028two', 'one two'],
  ['a paragraph separator', 'one\u2029two', 'one two'],
  ['a tab', 'one\ttwo', 'one two'],
  ['a mark that turns the direction', '\u202Eone two', 'one two'],
  ['an isolated direction', '\u2066one two\u2069', 'one two'],
  ['decomposed characters', 'cafe\u0301 one', 'caf\u00E9 one'],
];

describe('a text field of the contract', () => {
  it('is found in the bodies of the contract', () => expect(leaves.length).toBeGreaterThan(100));

  it.each(samples)('of one line has %s normalized, or refuses it', (_, sent, kept) => {
    const wrong = leaves.filter((leaf) => {
      if (severalLines.has(leaf.field) || exact.has(leaf.field) || addresses.has(leaf.field)) return false;
      const data = accepted(leaf, sent);
      return data !== undefined && data !== kept;
    });
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });

  it('of several lines keeps them', () => {
    // What a model is told of a parameter is one line, whatever it is called.
    const isOfParameter = (where: string) => where.includes('parameters');
    const many = leaves.filter(
      ({ field, where }) =>
        severalLines.has(field) && field !== 'attributes' && field !== 'base' && !isOfParameter(where),
    );
    expect(many.length).toBeGreaterThan(10);
    for (const leaf of many.filter((one) => accepted(one, 'one\ntwo') !== undefined))
      expect(accepted(leaf, 'one\ntwo')).toBe('one\ntwo');
  });

  it('holds no half of a character', () => {
    const wrong = leaves.filter((leaf) => {
      // Of a file each entry is checked by itself.
      if (leaf.where === 'importArticles body.content' || (exact.has(leaf.field) && leaf.field !== 'user_id'))
        return false;
      const data = accepted(leaf, 'one \uD800 two');
      return typeof data === 'string' && !data.isWellFormed();
    });
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });
});

it('a text of one line is normalized once: again changes nothing', () => {
  for (const [, sent] of samples) expect(oneLine(oneLine(sent))).toBe(oneLine(sent));
  expect(oneLine('👩\u200D👩 میخ\u200Cواهم')).toBe('👩\u200D👩 میخ\u200Cواهم');
});

describe('a time zone', () => {
  it.each([
    'Europe/Berlin',
    'UTC',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'America/Argentina/Ushuaia',
    'Etc/GMT+5',
    'US/Pacific',
  ])('such as %s is one', (zone) => expect(isTimeZone(zone)).toBe(true));
  it.each(['+02:00', '-0300', 'europe/berlin', 'EUROPE/BERLIN', 'utc', 'Utc', 'Europe/Nowhere', ''])(
    'such as %j is none',
    (zone) => expect(isTimeZone(zone)).toBe(false),
  );
});
