import { describe, expect, it } from 'vitest';
import { labelColors } from '#core/model/closed-sets.ts';
import { labelRules, labelTones, toneOf } from '#dashboard/fields/label-colors.ts';

/** What a screen shows of `oklch(…)`: linear red, green and blue, within what it can show. */
function linear(css: string): number[] {
  const [lightness = 0, chroma = 0, hue = 0] = [...css.matchAll(/[\d.]+/g)].map(Number);
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel)));
}
function luminance(css: string): number {
  const [r = 0, g = 0, b = 0] = linear(css);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
/** The grounds of a chosen row. */
const surfaces = { light: 'oklch(1 0 0)', dark: 'oklch(0.22 0.01 260)' };

describe('the color of a label', () => {
  it.each(labelColors.flatMap((color) => (['light', 'dark'] as const).map((scheme) => [color, scheme] as const)))(
    'can be read on its ground and on a chosen row: %s, %s',
    (color, scheme) => {
      const { text, ground } = labelTones[scheme];
      expect(contrast(toneOf(color, text), toneOf(color, ground))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(toneOf(color, text), surfaces[scheme])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('is measured as the standard does: black on white', () => {
    expect(contrast('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1);
  });

  it('finds its chips whatever the label is called', () => {
    const rules = labelRules([{ name: 'a"]{}\\', color: 'red' }]);
    expect(rules).toMatch(/^\.chip-label\[data-label="a\\"\]\{\}\\\\"\]\{color:light-dark\(/);
    expect(labelRules([])).toBe('');
  });
});
