/** Styles differ between light and dark in colors only, so that one of them is enough to look at everything else. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no style asks for the color scheme, other than by light-dark(), which gives colors', () => {
  const styles = globSync('{dashboard,widget,client}/**/*.{css,ts,tsx}');
  expect(styles.length).toBeGreaterThan(100);
  expect(styles.filter((file) => readFileSync(file, 'utf8').includes('prefers-color-scheme'))).toEqual([]);
  const themed = styles.flatMap(
    (file) => readFileSync(file, 'utf8').match(/[^\n]*\[data-theme[^\n{]*\{[^}]*\}/g) ?? [],
  );
  const declared = themed.flatMap((rule) => /\{([^}]*)\}/.exec(rule)?.[1]?.split(';') ?? []).map((one) => one.trim());
  expect(declared.filter((one) => one !== '' && !/^color-scheme: (light|dark)$/.test(one))).toEqual([]);
});
