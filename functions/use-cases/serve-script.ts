/** `script.js` and `config`: what a website embeds, the same for every visitor. */
import { closesAt, isOpen } from '../../core/business-hours.ts';
import { launcherOutlines } from '../../core/launcher-icons.ts';
import type { PublicWidget } from '../../core/model/widget.ts';
import { publicSettings } from '../../core/model/closed-sets.ts';
import type { WidgetItem } from '../store/widget-store.ts';

/** The built loader: its source, a parenthesised function expression, and the address of the app chunk it loads. */
export type Loader = { source: string; app: string };

/** The part of a widget that any page may know. */
export function toPublicWidget(widget: WidgetItem): PublicWidget {
  return Object.fromEntries(publicSettings.map((name) => [name, widget[name]])) as PublicWidget;
}

/**
 * The script of a widget: the loader, called with its configuration. A widget that is off says so on the console; outside
 * business hours nobody is greeted, and the script says when they end. `nowMs` is milliseconds since 1970.
 */
export function widgetScript(widget: WidgetItem, loader: Loader, nowMs: number): string {
  if (!widget.is_active) return 'console.info("Live chat: this widget is switched off.");';
  const shown = toPublicWidget(widget);
  const greeting = isOpen(widget.business_hours, nowMs) ? shown.greeting : null;
  const greet_until = greeting && closesAt(widget.business_hours, nowMs);
  const config = {
    token: widget.token,
    widget: { ...shown, greeting },
    icon: launcherOutlines[shown.launcher_icon],
    app: loader.app,
  };
  return `${loader.source}(${scriptJson(greet_until === null ? config : { ...config, greet_until })});`;
}

/** JSON that stays text wherever a script may stand: no tag can end it, no line separator can break it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
