import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

it('the panel of emoji has its styles in every window, once', async () => {
  class Sheet {
    readonly replaceSync = () => undefined;
  }
  vi.stubGlobal('CSSStyleSheet', Sheet);
  const { dress } = await import('#widget/app/files/emoji.ts');
  const windows = [0, 1].map(() => ({
    shadow: { adoptedStyleSheets: [] as CSSStyleSheet[] } as unknown as ShadowRoot,
  }));
  for (const window of [...windows, ...windows]) dress(window);
  expect(windows.map(({ shadow }) => shadow.adoptedStyleSheets.length)).toEqual([1, 1]);
});
