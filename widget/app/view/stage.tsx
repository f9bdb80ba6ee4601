/** Everything the app shows, from one state. */
import type { WidgetLook } from '#core/theme/widget-theme.ts';
import type { View, OwnTexts } from './view.ts';
import { ChatWindow } from './window.tsx';

export const Stage = (props: Omit<View, 'own' | 'texts'>) =>
  props.state.isOpen ? (
    <ChatWindow view={{ ...props, texts: props.speech.texts, own: ownTexts(props.widget, props.speech.locale) }} />
  ) : null;

/** The widget's own texts: in the visitor's language where they were given in it. */
function ownTexts(widget: WidgetLook['widget'], locale: string): OwnTexts {
  const { welcome_title, welcome_message, input_placeholder, offline_message, texts, greeting } = widget;
  return {
    welcome_title,
    welcome_message,
    input_placeholder,
    offline_message,
    greeting: greeting?.text ?? '',
    ...texts[Object.keys(texts).find((tag) => tag.toLowerCase() === locale) ?? ''],
  };
}
