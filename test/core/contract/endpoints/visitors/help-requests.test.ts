import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { helpRequests } from '#core/contract/endpoints/visitors/help-requests.ts';

describe('a search of the help center', () => {
  const query = (given: object) => z.safeParse(helpRequests.searchHelp.query, given);

  it('is in English where no language is named', () => expect(query({}).data).toEqual({ lang: 'en' }));

  it('refuses what is no language', () => {
    for (const lang of ['', 'EN', 'english', '../..'])
      expect(query({ lang }).error?.issues[0]).toMatchObject({ message: 'Must be a language such as "de"' });
  });
});

describe('a page of the help center', () => {
  const query = (given: object) => z.parse(helpRequests.showHelp.query, given);

  it('is shown whatever the address asks beside the question', () =>
    expect(query({ utm_source: 'mail', q: 'Where is it?' })).toEqual({ q: 'Where is it?' }));

  it('searches what it has room for, on one line', () => {
    expect(query({ q: 'Where\nis\u0000 it?' }).q).toBe('Where is it?');
    expect(query({ q: 'a'.repeat(300) }).q).toHaveLength(100);
  });
});
