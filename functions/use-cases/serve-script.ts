/** `script.js` and `config`: what a website embeds, the same for every visitor. */
import type { PublicWidget } from '../../core/model/widget.ts';
import { publicSettings } from '../../core/model/widget.ts';
import type { WidgetItem } from '../store/widget-store.ts';

/** The built loader: its source, a parenthesised function expression, and the address of the app chunk it loads. */
export type Loader = { source: string; app: string };

/** The part of a widget that any page may know. */
export function toPublicWidget(widget: WidgetItem): PublicWidget {
  return Object.fromEntries(publicSettings.map((name) => [name, widget[name]])) as PublicWidget;
}

/** The script of a widget: the loader, called with its configuration. A widget that is off says so on the console. */
export function widgetScript(widget: WidgetItem, loader: Loader): string {
  if (!widget.is_active) return 'console.info("Live chat: this widget is switched off.");';
  return `${loader.source}(${scriptJson({ token: widget.token, widget: toPublicWidget(widget), app: loader.app })});`;
}

/** JSON that stays text wherever a script may stand: no tag can end it, no line separator can break it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
