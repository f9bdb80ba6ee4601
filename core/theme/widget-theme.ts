/** How a widget looks, from its settings: what the server writes into `script.js`, and the dashboard draws its preview from. */
import { readableOn, standOut } from './colors.ts';
import { type DefaultText, isUntouched } from '#core/model/widgets/default-texts.ts';
import { launcherOutlines } from './launcher-icons.ts';
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';

/** Settings that the page has no use for: they are in the rules, or it would not be asked to draw. */
const LEFT_OUT = ['is_active', 'primary_color', 'text_color', 'border_radius', 'launcher_size'] as const;

/** Settings that are left out as they usually are. */
type Optional = DefaultText | 'help_center';

/** A widget on a page: its settings without those, and what they amount to. */
export type WidgetLook = {
  /** Texts that nobody has changed are left out: the page has them in every language. */
  widget: Omit<PublicWidget, (typeof LEFT_OUT)[number] | Optional> & Partial<Pick<PublicWidget, Optional>>;
  /** The rules that the settings make: colours, sizes, where the launcher sits. */
  css: string;
  /** The outline of the launcher's icon, on a 24 × 24 grid. */
  icon: string;
};

/** The look of an active widget: a page that receives no look draws nothing. */
export function lookOf(settings: PublicWidget): WidgetLook {
  const leftOut = new Set<string>(LEFT_OUT);
  const kept = Object.entries(settings).filter(
    ([name, value]) => !leftOut.has(name) && !isUntouched(name, value) && !(name === 'help_center' && value === null),
  );
  const widget = Object.fromEntries(kept) as WidgetLook['widget'];
  return { widget, css: widgetCss(settings), icon: launcherOutlines[settings.launcher_icon] };
}

/** The surfaces of `tokens.css` that a configured colour must read on as text, as hex: in the dark the lightest of them. */
const SURFACE = { light: '#fbfcfd', dark: '#24272c' };
/** Where it is an area itself: in the dark the window's own, so that black, the default, does not vanish in it. */
const GROUND = { light: '#fbfcfd', dark: '#16181c' };

/** Colours, sizes, and where launcher and greeting sit, as rules for the widget's shadow root. */
function widgetCss(widget: PublicWidget): string {
  const { position, launcher_size: size, border_radius, primary_color, text_color } = widget;
  const [vertical, side] = position.split('-');
  const from = (edge: string | undefined, gap: number) => `${edge}:calc(${gap}px + env(safe-area-inset-${edge}))`;
  const values = {
    '--primary': primary_color,
    '--on-primary': text_color,
    ...accentsOf(widget),
    '--size': `${size}px`,
    '--corner': `${border_radius}px`,
  };
  const declarations = Object.entries(values).map(([name, value]) => `${name}:${value}`);
  return [
    `.root{${declarations.join(';')}}`,
    `.launcher{${from(vertical, 20)}}`,
    `.root>*{${from(side, 20)}}`,
    `.greeting{${from(vertical, size + 32)}}`,
  ].join('');
}

/**
 * Custom properties for a widget's colours: the accent itself, moved just far enough to be seen as an area on each
 * scheme's surface; text on it that reads; and the accent as text.
 */
export function accentsOf({
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
