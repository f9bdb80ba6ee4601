import { describe, expect, it } from 'vitest';
import { keys } from '#functions/store/keys.ts';
import { Synthesized, text } from '#test/lib/synthesized.ts';

type Mapping = {
  FunctionName: unknown;
  EventSourceArn: unknown;
  FilterCriteria: { Filters: { Pattern: string }[] };
  DestinationConfig: { OnFailure: { Destination: unknown } };
};

/** One pattern, as far as the ones here go: a list of exact values, prefixes, or `exists` at each leaf. */
function matches(pattern: unknown, value: unknown): boolean {
  if (!Array.isArray(pattern)) {
    const parts = Object.entries(pattern as Record<string, unknown>);
    return parts.every(([name, part]) => matches(part, (value as Record<string, unknown> | undefined)?.[name]));
  }
  return pattern.some((rule: string | { prefix?: string; exists?: boolean }) => {
    if (typeof rule === 'string') return value === rule;
    if (rule.prefix !== undefined) return typeof value === 'string' && value.startsWith(rule.prefix);
    // `exists` looks at leaves only: an attribute's value, never the object that holds its type.
    return rule.exists === (value !== undefined && typeof value !== 'object');
  });
}

const record = (eventName: string, { pk, sk }: { pk: string; sk: string }, image: object = {}) => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, NewImage: image },
});

describe('the stream', () => {
  const stack = new Synthesized();
  const mappings = stack.properties<Mapping>('AWS::Lambda::EventSourceMapping');
  const filtersOf = (name: 'assign' | 'react'): unknown[] => {
    const mapping = mappings.find(({ FunctionName }) => text(FunctionName) === `\${${stack.functionId(name)}}`);
    return (mapping?.FilterCriteria.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern));
  };
  const wakes = (name: 'assign' | 'react', change: object) => filtersOf(name).some((filter) => matches(filter, change));

  it('has two readers, as many as a shard serves', () => {
    expect(mappings.map(({ FunctionName }) => text(FunctionName)).sort()).toEqual(
      [`\${${stack.functionId('assign')}}`, `\${${stack.functionId('react')}}`].sort(),
    );
  });

  it('starts no reader for a row from before its conversation was here', () => {
    const milestone = { S: 'resolved' };
    const row = keys.row(12, 3);
    expect(wakes('react', record('INSERT', row, { milestone }))).toBe(true);
    expect(wakes('react', record('INSERT', row, { past_milestone: milestone }))).toBe(false);
    expect(wakes('assign', record('INSERT', row, { past_milestone: milestone }))).toBe(false);
  });

  it('is read from its beginning, with partial failures, bisecting, few retries and a place for what fails', () => {
    const [[deadLetters] = ['']] = stack.all('AWS::SQS::Queue');
    for (const mapping of mappings) {
      expect(mapping).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        MaximumRecordAgeInSeconds: expect.any(Number),
      });
      expect(text(mapping.EventSourceArn)).toMatch(/\.StreamArn\}$/);
      expect(text(mapping.DestinationConfig.OnFailure.Destination)).toBe(`\${${deadLetters}.Arn}`);
    }
  });

  it('has filters that Lambda takes: JSON objects whose leaves are lists, at most 4,096 characters and five a reader', () => {
    const leaves = (pattern: unknown): unknown[] =>
      Array.isArray(pattern) || typeof pattern !== 'object' || pattern === null
        ? [pattern]
        : Object.values(pattern).flatMap(leaves);
    for (const name of ['assign', 'react'] as const) {
      expect(filtersOf(name).length).toBeGreaterThan(0);
      expect(filtersOf(name).length).toBeLessThanOrEqual(5);
      for (const filter of filtersOf(name)) {
        expect(leaves(filter).every((leaf) => Array.isArray(leaf) && leaf.length > 0)).toBe(true);
        expect(JSON.stringify(filter).length).toBeLessThanOrEqual(4096);
      }
    }
  });

  it('starts assign only when a chat waits or an agent has capacity', () => {
    expect(wakes('assign', record('INSERT', keys.queue(null, 'normal', 1, 2)))).toBe(true);
    expect(wakes('assign', record('INSERT', keys.roster(7, 3)))).toBe(true);
    expect(wakes('assign', record('MODIFY', keys.roster(7, 3)))).toBe(false);
    expect(wakes('assign', record('REMOVE', keys.queue(null, 'normal', 1, 2)))).toBe(false);
    expect(wakes('assign', record('INSERT', keys.row(5, 1), { milestone: { S: 'started' } }))).toBe(false);
  });

  it("starts react at a step in a conversation's lifecycle, never for an ordinary message", () => {
    expect(wakes('react', record('INSERT', keys.row(5, 1), { milestone: { S: 'started' } }))).toBe(true);
    expect(wakes('react', record('INSERT', keys.row(5, 2), { content: { S: 'Hello' } }))).toBe(false);
    expect(wakes('react', record('MODIFY', keys.info(5), { milestone: { S: 'started' } }))).toBe(false);
    expect(wakes('react', record('INSERT', keys.roster(7, 3)))).toBe(false);
  });

  it("starts react at the first change of a bot's articles since its training, and when training is requested again", () => {
    expect(wakes('react', record('INSERT', keys.fit(7)))).toBe(true);
    expect(wakes('react', record('MODIFY', keys.fit(7)))).toBe(false);
    expect(wakes('react', record('INSERT', keys.fitAgain(7)))).toBe(true);
    expect(wakes('react', record('INSERT', keys.article(7, 8)))).toBe(false);
  });
});
