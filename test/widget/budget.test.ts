/** What a page pays for the widget, in bytes as CloudFront compresses them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { builtWidget, defaultWidget, script } from '#test/widget/support/fake-server.ts';

const compressed = (text: string | Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** As a shop would set it up: greeting, quick replies, two domains, an excluded path. */
const config = {
  origin: 'https://d1g3x5k9zq7wvb.cloudfront.net',
  token: 'k3Jd82hfQpLzX7vbN1mRtY5wAc9sGe4U',
  widget: {
    ...defaultWidget,
    primary_color: '#1f5d50',
    quick_replies: ['Where is my order?', 'Returns', 'Talk to a person'],
    greeting: { text: 'Need a hand choosing?', url_pattern: '/products/*', after_seconds: 20, returning_only: false },
    allowed_domains: ['shop.example.com', '*.example.com'],
    excluded_paths: ['/checkout'],
  },
};

describe('the bytes of the widget', async () => {
  const outDir = await builtWidget();
  const files = readdirSync(join(outDir, 'public'));
  const sizeOf = (name: string) => compressed(readFileSync(join(outDir, 'public', name)));
  const app = files.filter((name) => name.startsWith('app-'));
  const locales = files.filter((name) => /^[a-z]{2}-\w+\.js$/.test(name));

  it('are at most 3,500 for script.js, configuration included', () => {
    expect(compressed(script(outDir, config))).toBeLessThanOrEqual(3500);
  });

  it('are at most 25,000 for an open chat in English: script.js and one chunk', () => {
    expect(app).toHaveLength(1);
    expect(compressed(script(outDir, config)) + sizeOf(app[0] ?? '')).toBeLessThanOrEqual(25_000);
  });

  it('are at most 1,600 more in another language', () => {
    expect(locales).toHaveLength(14);
    expect(locales.filter((name) => sizeOf(name) > 1600)).toEqual([]);
  });

  it('are at most 3,200 more, and two seconds later, where the widget lists who is on the site', () => {
    const live = files.filter((name) => name.startsWith('live-') && name.endsWith('.js'));
    expect(live).toHaveLength(1);
    expect(sizeOf(live[0] ?? '')).toBeLessThanOrEqual(3200);
  });

  it('bring no other chunk along', () => {
    expect(files.filter((name) => name.startsWith('chunk-'))).toEqual([]);
  });
});
