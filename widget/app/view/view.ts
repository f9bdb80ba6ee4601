/** What every part of the view is drawn from. */
import type * as z from 'zod/mini';
import type { widgetTexts } from '../../../core/model/widget.ts';
import type { WidgetLook } from '../../../core/widget-look.ts';
import type { Chat } from '../chat.ts';
import type { Later } from '../later/parts.ts';
import type { State, Ui } from '../state.ts';
import type { Speech, Texts } from '../texts.ts';

/** The widget's own texts in the visitor's language. */
export type OwnTexts = Required<z.infer<typeof widgetTexts>>;

/** The state, the words, and what can be done. Parts of the view are pure functions of it. */
export type View = {
  chat: Chat;
  state: State;
  widget: WidgetLook['widget'];
  own: OwnTexts;
  speech: Speech;
  texts: Texts;
  set: (ui: Partial<Ui>) => void;
  /** Parts that come later; nothing until they have. */
  later?: Later | undefined;
};

/** What every part is given. */
export type Part = { view: View };
