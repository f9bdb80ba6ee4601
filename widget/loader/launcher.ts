/** The launcher: a button in a shadow root, out of reach of the page's styles and policies. */
import type { WidgetLook } from '#core/theme/widget-theme.ts';
import css from './launcher.css';
import { launcherName } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What is drawn: the element in the page, its shadow root, the element in it, and the button. */
export type Drawn = { host: HTMLElement; shadow: ShadowRoot; root: HTMLElement; launcher: HTMLButtonElement };

/** Draws the launcher, not yet part of the page. */
export function drawLauncher({ widget, css: own, icon }: WidgetLook): Drawn {
  const host = document.createElement('live-chat');
  host.popover = 'manual';
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + own);
  shadow.adoptedStyleSheets = [sheet];

  const root = document.createElement('div');
  root.className = `root ${widget.position}`;
  setScheme(root, widget.color_scheme);

  const launcher = document.createElement('button');
  launcher.className = 'launcher';
  launcher.ariaLabel = launcherName();
  launcher.ariaHasPopup = 'dialog';
  launcher.ariaExpanded = 'false';
  launcher.append(face(widget, icon));
  root.append(launcher);
  shadow.append(root);
  return { host, shadow, root, launcher };
}

/** Chooses between light and dark; `auto` follows the visitor's system. */
export function setScheme(root: HTMLElement, scheme: unknown): void {
  root.style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : 'light dark';
}

function face({ launcher_icon, logo_url }: WidgetLook['widget'], outline: string): Element {
  if (launcher_icon === 'none' && logo_url) {
    const logo = document.createElement('img');
    logo.src = logo_url;
    logo.alt = '';
    return logo;
  }
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', outline);
  svg.ariaHidden = 'true';
  svg.append(path);
  return svg;
}
