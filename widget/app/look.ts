/** The configured colours, as both schemes need them. */
import type { PublicWidget } from '../../core/model/widget.ts';
import { readableOn, standOut } from './colours.ts';

/** The surfaces of `tokens.css` that configured colours must stand out from, as hex. */
const SURFACE = { light: '#fbfcfd', dark: '#24272c' };

/**
 * Custom properties for a widget's colours: the accent itself, moved just far enough to be seen as an area on each
 * scheme's surface; text on it that reads; and the accent as text.
 */
export function lookOf({
  primary_color,
  text_color,
}: Pick<PublicWidget, 'primary_color' | 'text_color'>): Record<string, string> {
  const both = (make: (surface: string) => string) => `light-dark(${make(SURFACE.light)},${make(SURFACE.dark)})`;
  const area = (surface: string) => standOut(primary_color, surface, 1.3);
  return {
    '--accent': both(area),
    '--accent-contrast': both((surface) => readableOn(area(surface), text_color)),
    '--accent-text': both((surface) => standOut(primary_color, surface, 4.5)),
  };
}
