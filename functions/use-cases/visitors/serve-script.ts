/** `script.js` and `config`: what a website embeds, the same for every visitor. */
import { closesAt, isOpen } from '#core/time/business-hours.ts';
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import { publicSettings } from '#core/model/widgets/public-settings.ts';
import { asInAddresses } from '#core/model/page-pattern.ts';
import { lookOf } from '#core/theme/widget-theme.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';

/**
 * The built loader: its source, a parenthesised function expression, and the addresses of the app chunk it loads and of the
 * chunk that says who is on the site.
 */
export type Loader = { source: string; app: string; live: string };

/** What any page may know of a widget and its deployment: `hasMail` says whether it sends email. */
export function toPublicWidget({ hasMail }: { hasMail: boolean }, widget: WidgetItem): PublicWidget {
  const shown = Object.fromEntries(publicSettings.map((name) => [name, widget[name]])) as PublicWidget;
  const { excluded_paths, greeting } = shown;
  return {
    ...shown,
    email_replies: hasMail,
    excluded_paths: excluded_paths.map(asInAddresses),
    greeting: greeting && { ...greeting, url_pattern: greeting.url_pattern && asInAddresses(greeting.url_pattern) },
  };
}

/**
 * The site's address (`https://…`, without a trailing slash), the loader it serves, the time in milliseconds since 1970,
 * and whether email is sent.
 */
export type ScriptDeps = { publicOrigin: string; loader: () => Loader; now: () => number; hasMail: boolean };

/**
 * The script of a widget: the loader, called with its configuration. It carries its own address: what a page says of its
 * scripts may be forged by its markup. A widget that is off says so on the console; outside business hours nobody is
 * greeted, and the script says when they end. Where visitors are listed, it also loads what lists them.
 */
export function widgetScript(deps: ScriptDeps, widget: WidgetItem): string {
  if (!widget.is_active) return 'console.info("Live chat: this widget is switched off.");';
  const { publicOrigin, loader, now } = deps;
  const shown = toPublicWidget(deps, widget);
  const nowMs = now();
  const { source, app, live } = loader();
  const greeting = isOpen(widget.business_hours, nowMs) ? shown.greeting : null;
  const greet_until = greeting && closesAt(widget.business_hours, nowMs);
  const config = {
    token: widget.token,
    ...lookOf({ ...shown, greeting }),
    origin: publicOrigin,
    app,
  };
  const given = scriptJson(greet_until === null ? config : { ...config, greet_until });
  return widget.live_visitors ? withLive(source, given, publicOrigin + live) : `${source}(${given});`;
}

/** The loader, and after it what lists the visitor: after a while, so that who leaves within a moment costs nothing. */
const withLive = (source: string, config: string, chunk: string): string =>
  `(function(c){${source}(c);setTimeout(function(){import(${scriptJson(chunk)}).then(function(m){m.start(c)},function(){})},${LISTED_AFTER_MS})})(${config});`;

/** How long somebody is on a page before they are listed. */
const LISTED_AFTER_MS = 2000;

/** JSON that stays text wherever a script may stand: no tag can end it, no line separator can break it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
