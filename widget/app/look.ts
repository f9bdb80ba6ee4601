/** The configured colours, as both schemes need them. */
import type { PublicWidget } from '../../core/model/widget.ts';
import { readableOn, standOut } from './colours.ts';

/** The surfaces of `tokens.css` that a configured colour must read on as text, as hex: in the dark the lightest of them. */
const SURFACE = { light: '#fbfcfd', dark: '#24272c' };
/** Where it is an area itself: in the dark the window's own, so that black, the default, does not vanish in it. */
const GROUND = { light: '#fbfcfd', dark: '#16181c' };

/**
 * Custom properties for a widget's colours: the accent itself, moved just far enough to be seen as an area on each
 * scheme's surface; text on it that reads; and the accent as text.
 */
export function lookOf({
  primary_color,
  text_color,
}: Pick<PublicWidget, 'primary_color' | 'text_color'>): Record<string, string> {
  const both = ({ light, dark }: typeof SURFACE, make: (surface: string) => string) =>
    `light-dark(${make(light)},${make(dark)})`;
  const area = (surface: string) => standOut(primary_color, surface, 1.3);
  return {
    '--accent': both(GROUND, area),
    '--accent-contrast': both(GROUND, (surface) => readableOn(area(surface), text_color)),
    '--accent-text': both(SURFACE, (surface) => standOut(primary_color, surface, 4.5)),
  };
}
