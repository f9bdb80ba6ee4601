import { describe, expect, it } from 'vitest';
import { answered, isFinding, ok } from '#bin/doctor/finding.ts';

const page = (status: number, headers: Record<string, string> = {}) => ({
  url: 'https://x/',
  status,
  headers,
  body: '',
});

describe('a page', () => {
  it.each([200, 204, 299])('that was answered with %i is the page', (status) => {
    const given = page(status);
    expect(answered(given, 'The page')).toBe(given);
    expect(isFinding(given)).toBe(false);
  });

  it.each([
    [199, 'Something in between answers instead of the site.'],
    [301, 'Something in between answers instead of the site.'],
    [400, 'Something in between answers instead of the site.'],
    [403, 'A file is missing: deploy again.'],
    [404, 'A file is missing: deploy again.'],
    [429, 'Requests are throttled: raise httpThrottle, or look who sends so many.'],
    [500, 'Search the logs of the functions for the error.'],
    [504, 'Search the logs of the functions for the error.'],
  ])('that was answered with %i is a fault, with what to do', (status, hint) => {
    const finding = answered(page(status), 'The page');
    expect(finding).toEqual({
      state: 'fault',
      sentence: `The page answers ${status} at https://x/ instead of 200. ${hint}`,
    });
    expect(isFinding(ok('x'))).toBe(true);
  });

  it("is found again by the site's own name of the request, or CloudFront's", () => {
    expect(answered(page(502, { 'x-request-id': 'a', 'x-amz-cf-id': 'b' }), 'The page')).toMatchObject({
      sentence: expect.stringMatching(/ The request was a\.$/),
    });
    expect(answered(page(502, { 'x-amz-cf-id': 'b' }), 'The page')).toMatchObject({
      sentence: expect.stringMatching(/ The request was b\.$/),
    });
  });

  it('that nothing reaches says why', () => {
    expect(answered({ url: 'https://x/', error: 'ENOTFOUND' }, 'The page')).toMatchObject({
      state: 'fault',
      sentence: expect.stringMatching(/^The page can't be reached at https:\/\/x\/: ENOTFOUND\. Does the name lead/),
    });
  });
});
