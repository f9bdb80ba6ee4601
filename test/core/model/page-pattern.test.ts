import { describe, expect, it } from 'vitest';
import { asInAddresses } from '#core/model/page-pattern.ts';
import { widgetSettings } from '#core/model/widgets/widget.ts';
import { matchesPage } from '#widget/patterns.ts';

describe('a page pattern', () => {
  it.each([
    ['/über', 'https://shop.example/über', true],
    ['/u\u0308ber', 'https://shop.example/über/uns', true],
    ['/日本/*', 'https://shop.example/日本/東京', true],
    ['/%C3%BCber', 'https://shop.example/über', true],
    ['/gift cards', 'https://shop.example/gift cards', true],
    ['*?q=grün', 'https://shop.example/search?q=grün', true],
    ['https://müller.example/über', 'https://müller.example/über', true],
    ['/über', 'https://shop.example/uber', false],
  ])('%j covers %j: %j', (pattern, address, covers) => {
    const { href, origin } = new URL(address);
    expect(matchesPage(asInAddresses(pattern), { href, origin })).toBe(covers);
  });

  it.each([
    ['/pricing', true],
    ['*pricing', true],
    ['https://shop.example/*', true],
    ['pricing', false],
    ['shop.example/pricing', false],
    ['#top', false],
    ['httpx', false],
  ])('%j can be saved: %j', (pattern, isSaved) => {
    const { excluded_paths, greeting } = widgetSettings.shape;
    expect(excluded_paths.safeParse([pattern]).success).toBe(isSaved);
    expect(greeting.safeParse({ text: 'Hi', url_pattern: pattern }).success).toBe(isSaved);
  });
});
