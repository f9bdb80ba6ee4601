import { expect, it } from 'vitest';
import { streamFilters } from '#core/contract/kit/stream-filters.ts';

it('gives no row to two readers, so that neither repeats what the other does', () => {
  const beginnings = Object.values(streamFilters).flatMap((filters) => filters.map(({ keyBegins }) => keyBegins));
  const doubled = beginnings.filter((one, place) =>
    beginnings.some((other, otherPlace) => place !== otherPlace && one.startsWith(other)),
  );
  expect(doubled).toEqual([]);
});

it('wakes nobody for an ordinary message: those of a conversation must be a milestone', () =>
  expect(streamFilters.react.find(({ keyBegins }) => keyBegins === 'CONV#')).toEqual({
    keyBegins: 'CONV#',
    has: 'milestone',
  }));
