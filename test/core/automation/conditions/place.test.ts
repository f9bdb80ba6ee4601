import { describe, expect, it } from 'vitest';
import { pageHas, speaks } from '#core/automation/conditions/place.ts';

describe('a page', () => {
  it.each<[page: string, part: string, has: boolean]>([
    ['https://shop.example/checkout?step=2', '/checkout', true],
    ['https://shop.example/%C3%BCber-uns', '/über', true],
    ['https://shop.example/%c3%bcber-uns', '/über', true],
    ['https://shop.example/%C3%BCber', '/%C3%BC', true],
    ['https://shop.example/u%CC%88ber', '/über', true],
    ['https://shop.example/%E6%97%A5%E6%9C%AC', '/日本', true],
    ['https://shop.example/caf%C3%A9', '/cafe\u0301', true],
    ['https://shop.example/100%25', '100%', true],
    ['https://shop.example/%FF', '/%FF', true],
    ['https://shop.example/Checkout', '/checkout', false],
    ['', '/', false],
  ])('%j has %j: %j', (page, part, has) => expect(pageHas(page, part)).toBe(has));
});

describe('a language tag', () => {
  it.each<[tag: string, wanted: string, is: boolean]>([
    ['pt-BR', 'pt', true],
    ['pt-br', 'PT-BR', true],
    ['pt', 'pt-BR', false],
    ['zh-TW', 'zh-Hant-TW', true],
    ['zh-Hant-TW', 'zh-TW', true],
    ['zh-Hant-TW', 'zh-Hant', true],
    ['zh-TW', 'zh-Hant', true],
    ['zh-HK', 'zh-Hant-TW', false],
    ['zh-CN', 'zh-Hant', false],
    ['zh', 'zh-Hans', true],
    ['en-GB', 'en-US', false],
    ['eng', 'en', true],
    ['fil', 'fi', false],
    ['', 'en', false],
  ])('%j is %j: %j', (tag, wanted, is) => expect(speaks(tag, wanted)).toBe(is));
});
