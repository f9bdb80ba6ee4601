/** The launcher: a button in a shadow root, out of reach of the page's styles and policies. */
import type { PublicWidget } from '../../core/model/widget.ts';
import css from './launcher.css';
import { words } from './words.ts';

/** Outlines on a 24 × 24 grid, after lucide's message-circle, message-square and circle-question-mark. */
const icons = {
  chat: 'M3 16.34a2 2 0 0 1 .1 1.17l-1.07 3.29a1 1 0 0 0 1.23 1.17l3.42-1a2 2 0 0 1 1.1.1 10 10 0 1 0-4.78-4.72',
  message: 'M22 17a2 2 0 0 1-2 2H6.8a2 2 0 0 0-1.4.6l-2.2 2.2A.7.7 0 0 1 2 21.3V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z',
  help: 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01',
};
const SVG = 'http://www.w3.org/2000/svg';

/** What is drawn: the element in the page, its shadow root, the element in it, and the button. */
export type Drawn = { host: HTMLElement; shadow: ShadowRoot; root: HTMLElement; launcher: HTMLButtonElement };

/** Draws the launcher, not yet part of the page. */
export function drawLauncher(widget: PublicWidget): Drawn {
  const host = document.createElement('live-chat');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + placement(widget));
  shadow.adoptedStyleSheets = [sheet];

  const root = document.createElement('div');
  root.className = `root ${widget.position}`;
  setScheme(root, widget.color_scheme);

  const launcher = document.createElement('button');
  launcher.className = 'launcher';
  launcher.ariaLabel = words().chat;
  launcher.ariaHasPopup = 'dialog';
  launcher.ariaExpanded = 'false';
  launcher.append(face(widget));
  root.append(launcher);
  shadow.append(root);
  return { host, shadow, root, launcher };
}

/** Chooses between light and dark; `auto` follows the visitor's system. */
export function setScheme(root: HTMLElement, scheme: unknown): void {
  root.style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : 'light dark';
}

/** Where launcher and greeting sit, and the configured colours and size, as rules. */
function placement({ position, launcher_size: size, primary_color, text_color }: PublicWidget): string {
  const [vertical, side] = position.split('-');
  const from = (edge: string | undefined, gap: number) => `${edge}:calc(${gap}px + env(safe-area-inset-${edge}));`;
  return `.root{--primary:${primary_color};--on-primary:${text_color}}
.launcher{width:${size}px;height:${size}px;${from(vertical, 20)}}.root>*{${from(side, 20)}}.greeting{${from(vertical, size + 32)}}`;
}

function face({ launcher_icon: icon, logo_url }: PublicWidget): Element {
  if (icon === 'none' && logo_url) {
    const logo = document.createElement('img');
    logo.src = logo_url;
    logo.alt = '';
    return logo;
  }
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', icons[icon === 'none' ? 'chat' : icon]);
  svg.append(path);
  return svg;
}
