/** Draws the real widget, launcher and window, from settings that nobody saved yet. */
import { render } from 'preact';
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import { lookOf } from '#core/theme/widget-theme.ts';
import appCss from '#widget/app/app.css?inline';
import type { Chat } from '#widget/app/chat/chat.ts';
import type { State } from '#widget/app/state/state.ts';
import { english } from '#widget/app/locales/texts.ts';
import { Stage } from '#widget/app/view/stage.tsx';
import { drawLauncher } from '#widget/loader/launcher.ts';

/** Nothing can be done in a preview. */
const idle = new Proxy({}, { get: () => () => undefined }) as Chat;

/** Draws it into an element, in place of what was there before. */
export function drawPreview(frame: HTMLElement, widget: PublicWidget, state: State): void {
  const { host, shadow, root } = drawLauncher(lookOf(widget));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(appCss);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const mount = document.createElement('div');
  root.prepend(mount);
  render(<Stage chat={idle} state={state} widget={widget} speech={english} set={() => undefined} />, mount);
  frame.replaceChildren(host);
}
