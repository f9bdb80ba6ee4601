/** The colors of labels, as one style sheet: wherever a label's chip is drawn, its name finds its color. */
import { effect } from '@preact/signals';
import type { LabelColor } from '#core/model/closed-sets.ts';
import type { LabelField } from '#core/model/conversations/conversation-fields.ts';
import type { Team } from '#dashboard/data/team.ts';

/** The hue of each color, and how much of it there is. */
const hues: Record<LabelColor, { hue: number; chroma: number }> = {
  gray: { hue: 260, chroma: 0.1 },
  red: { hue: 25, chroma: 1 },
  orange: { hue: 55, chroma: 1 },
  yellow: { hue: 95, chroma: 1 },
  green: { hue: 145, chroma: 1 },
  teal: { hue: 195, chroma: 1 },
  blue: { hue: 255, chroma: 1 },
  purple: { hue: 300, chroma: 1 },
  pink: { hue: 350, chroma: 1 },
};

/** The colors, as they are offered. */
export const labelColors = Object.keys(hues) as LabelColor[];

/** Lightness and chroma of text and ground in each scheme: far enough apart to be read, also on the ground of a chosen row. */
export const labelTones = {
  light: { text: [0.42, 0.1], ground: [0.94, 0.04] },
  dark: { text: [0.87, 0.08], ground: [0.32, 0.05] },
} as const;
type Tone = readonly [lightness: number, chroma: number];

/** A color of a label in one scheme, as CSS. */
export const toneOf = (color: LabelColor, [lightness, chroma]: Tone): string =>
  `oklch(${lightness} ${Number((chroma * hues[color].chroma).toFixed(4))} ${hues[color].hue})`;

const both = (color: LabelColor, part: 'text' | 'ground'): string =>
  `light-dark(${toneOf(color, labelTones.light[part])},${toneOf(color, labelTones.dark[part])})`;

/** The rules of a color, for the chips that a selector names. */
const ruleOf = (selector: string, color: LabelColor): string =>
  `${selector}{color:${both(color, 'text')};background:${both(color, 'ground')}}`;

/** The rules of all labels, by their names. */
export const labelRules = (labels: readonly Pick<LabelField, 'name' | 'color'>[]): string =>
  labels
    .map(({ name, color }) => ruleOf(`.chip-label[data-label="${name.replaceAll(/["\\]/g, '\\$&')}"]`, color))
    .join('\n');

/** A color as a style, for a chip whose label isn't saved yet. */
export const labelStyle = (color: LabelColor) => ({ color: both(color, 'text'), background: both(color, 'ground') });

/** Colors the chips of the page, and again whenever the labels change; the result ends it. */
export function paintLabels({ fields }: Pick<Team, 'fields'>, page: Document): () => void {
  const sheet = new CSSStyleSheet();
  page.adoptedStyleSheets.push(sheet);
  void fields.need();
  return effect(() => sheet.replaceSync(labelRules(fields.value.value.data?.labels ?? [])));
}
