/** Everything the app shows, from one state. */
import type { WidgetLook } from '#core/theme/widget-theme.ts';
import type { Speech } from '#widget/app/locales/texts.ts';
import type { View, OwnTexts } from './view.ts';
import { ChatWindow } from './window.tsx';

export const Stage = (props: Omit<View, 'own' | 'texts'>) =>
  props.state.isOpen ? (
    <ChatWindow view={{ ...props, texts: props.speech.texts, own: ownTexts(props.widget, props.speech) }} />
  ) : null;

/** The widget's own texts: in the visitor's language where they were given in it, or where nobody has changed them. */
export const ownTexts = (widget: WidgetLook['widget'], { own, locale, texts }: Speech): OwnTexts => ({
  ...texts,
  ...widget,
  ...widget.texts[own ?? locale],
});
