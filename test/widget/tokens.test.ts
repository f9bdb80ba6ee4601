/** The colours of `tokens.css` keep the contrast they promise, in both schemes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('widget/tokens.css', 'utf8');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

function colourOf(name: string, scheme: Scheme): [number, number, number] {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1];
  if (!value) throw new Error(`tokens.css has no --${name}`);
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (alias) return colourOf(alias, scheme);
  const found = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const chosen = found[scheme === 'dark' ? found.length - 1 : 0];
  if (!chosen) throw new Error(`--${name} is no oklch colour: ${value}`);
  return [Number(chosen[1]), Number(chosen[2]), Number(chosen[3])];
}

/** OKLCH to relative luminance (WCAG), through linear sRGB clipped to the gamut. */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

function contrast(one: string, other: string, scheme: Scheme): number {
  const [dark, light] = [luminance(colourOf(one, scheme)), luminance(colourOf(other, scheme))].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const meanings = ['green', 'amber', 'red', 'blue'];
/** Those that are an area too. */
const tinted = ['amber', 'red', 'blue'];
const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'fill'];
const textPairs = [
  ...surfaces.flatMap((surface) => [['text', surface] as const, ['text-muted', surface] as const]),
  ['text', 'fill-pressed'] as const,
  ...meanings.flatMap((name) => [
    [`${name}-text`, 'surface'] as const,
    [`${name}-text`, 'surface-sunken'] as const,
    ['accent-contrast', `${name}-solid`] as const,
  ]),
  ...tinted.flatMap((name) => [[`${name}-text`, `${name}-tint`] as const, ['text', `${name}-tint`] as const]),
  ['accent-text', 'surface'] as const,
  ['accent-text', 'accent-tint'] as const,
  ['text', 'accent-tint'] as const,
  ['accent-contrast', 'accent'] as const,
];
const controlPairs = surfaces
  .slice(0, 3)
  .flatMap((surface) => [
    ['control-border', surface] as const,
    ['gray-10', surface] as const,
    ['focus', surface] as const,
  ]);

describe.each(schemes)('the tokens in the %s scheme', (scheme) => {
  it.each(textPairs)('--%s on --%s reads at 4.5:1', (text, surface) => {
    expect(contrast(text, surface, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controlPairs)('--%s stands out from --%s at 3:1', (control, surface) => {
    expect(contrast(control, surface, scheme)).toBeGreaterThanOrEqual(3);
  });
});
