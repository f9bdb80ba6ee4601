/** The window before anything was said. */
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import { initialState, type State } from '#widget/app/state/state.ts';
import { drawn, type Scene, type Subject } from '#test/gallery/scene.ts';
import { LONG_TEXT, LONG_WORD } from './samples.ts';
import { asksAll, asksNothing, away, opened } from './widget-states.ts';
import { Widget } from './widget.tsx';

const shown =
  (state: State, widget: PublicWidget = asksAll): Scene['draw'] =>
  (look) => <Widget look={look} widget={widget} state={state} />;

const quick_replies = ['Where is my order?', 'Returns', 'Talk to a person'];
const typed = { name: '', email: 'anna@' };
const isOpen = true;

export const widgetForms: Subject = {
  title: 'Widget, first open',
  kind: 'widget',
  scenes: drawn({
    loading: shown({ ...initialState, isOpen, connection: 'connecting' }),
    form: shown(opened(), { ...asksAll, quick_replies }),
    'form with errors': shown({ ...opened(), ui: { ...initialState.ui, ...typed, isChecked: true } }),
    'form while away': shown(opened({ availability: away })),
    'nothing asked': shown(opened({ typical_answer_seconds: 170 }), { ...asksNothing, quick_replies }),
    'nothing asked, away': shown(
      {
        ...opened({ availability: away }),
        visitor: { id: 7, name: 'Vera', email: 'vera@example.com', phone: null, verified: false },
      },
      asksNothing,
    ),
    'long words': shown(opened(), {
      ...asksNothing,
      welcome_title: LONG_WORD,
      welcome_message: LONG_TEXT,
      input_placeholder: LONG_TEXT,
      quick_replies: [LONG_WORD, LONG_TEXT],
    }),
    unreachable: shown({ ...initialState, isOpen, connection: 'lost', trouble: 'unreachable' }),
    'switched off': shown({ ...initialState, isOpen, connection: 'lost', trouble: 'inactive' }),
    'not allowed here': shown({ ...initialState, isOpen, connection: 'lost', trouble: 'not_allowed' }),
  }),
};
