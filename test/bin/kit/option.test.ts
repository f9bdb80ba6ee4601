import { describe, expect, it } from 'vitest';
import { aMoment, anId, flagOf, optional } from '#bin/kit/option.ts';

describe('a moment', () => {
  it.each([
    ['2026-05-31', Date.UTC(2026, 4, 31)],
    ['2028-02-29', Date.UTC(2028, 1, 29)],
    ['2026-05-31T08:00Z', Date.UTC(2026, 4, 31, 8)],
    ['2026-05-31T08:00:30Z', Date.UTC(2026, 4, 31, 8, 0, 30)],
    ['2026-05-31T08:00:30.25Z', Date.UTC(2026, 4, 31, 8, 0, 30, 250)],
    ['2026-05-31T08:00:00+02:00', Date.UTC(2026, 4, 31, 6)],
  ])('that is given as %s is %i', (text, atMs) => expect(aMoment.parse(text)).toBe(atMs));

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31T08:00:00Z',
    '2026-13-01',
    '2026-05-31T24:00:00Z',
    '2026-05-31T08:00:00',
    '2026-05-31T08:00+99:99',
    '2026-5-31',
    '31.05.2026',
    'yesterday',
    '1780272000000',
    '',
  ])('is not %j', (text) =>
    expect(aMoment.safeParse(text).error?.issues[0]?.message).toBe(
      'Give a day like 2026-05-31, or a time like 2026-05-31T08:00:00Z.',
    ),
  );
});

describe('an id', () => {
  it.each(['1', '1042311372800001', '9007199254740991'])('is %s', (text) => {
    expect(String(anId.parse(text))).toBe(text);
  });

  it.each(['0', '-1', '01', '1.0', '1e3', ' 1', '9007199254740992', '9999999999999999', 'abc', ''])(
    'is not %j, which would be another number',
    (text) => expect(anId.safeParse(text).success).toBe(false),
  );
});

describe('an option', () => {
  it.each([
    ['widgetId', 'id', '--widget-id <id>'],
    ['from', 'moment', '--from <moment>'],
    ['dryRun', undefined, '--dry-run'],
  ])('%s is written as %s %s', (name, placeholder, flag) => expect(flagOf(name, { placeholder })).toBe(flag));

  it('says what is allowed, in its own words or those of its schema', () => {
    expect(() => optional('id', 'an id', anId).parse('x')).toThrow('An id is a whole number');
    expect(() => optional('id', 'an id', anId, 'Give an id.').parse('x')).toThrow('Give an id.');
    expect(optional('id', 'an id', anId).parse('7')).toBe(7);
  });
});
