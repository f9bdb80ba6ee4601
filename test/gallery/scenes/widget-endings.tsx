/** A conversation that has ended. */
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import { initialState, type Ui } from '#widget/app/state/state.ts';
import { drawn, type Scene, type Subject } from '#test/gallery/scene.ts';
import { LONG_TEXT } from './samples.ts';
import { asksNothing, chatOf, happened, talk } from './widget-states.ts';
import { Widget } from './widget.tsx';

const ended =
  (event: 'resolved' | 'closed', change: Partial<VisitorConversation> = {}, ui: Partial<Ui> = {}): Scene['draw'] =>
  (look) => (
    <Widget
      look={look}
      widget={asksNothing}
      state={{ ...chatOf([...talk, happened(event)], { status: event, ...change }), ui: { ...initialState.ui, ...ui } }}
    />
  );

export const widgetEndings: Subject = {
  title: 'Widget, ending',
  kind: 'widget',
  scenes: drawn({
    resolved: ended('resolved'),
    'with stars': ended('resolved', {}, { stars: 4 }),
    'with a long comment': ended('resolved', {}, { stars: 1, comment: LONG_TEXT }),
    thanked: ended('resolved', { rating: 5 }),
    closed: ended('closed'),
    'thanked and closed': ended('closed', { rating: 5 }),
  }),
};
