/** The launcher and what appears beside it. */
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import { initialState, type State } from '#widget/app/state/state.ts';
import { drawn, type Scene, type Subject } from '#test/gallery/scene.ts';
import { LONG_TEXT } from './samples.ts';
import { asksNothing, chatOf, talk } from './widget-states.ts';
import { Widget } from './widget.tsx';

const closed =
  (change: Partial<PublicWidget> = {}, state: State = initialState): Scene['draw'] =>
  (look) => <Widget look={look} widget={{ ...asksNothing, ...change }} state={{ ...state, isOpen: false }} />;

const greeting = (text: string) => ({ greeting: { text, url_pattern: null, after_seconds: 0, returning_only: false } });

export const widgetLaunchers: Subject = {
  title: 'Widget launcher',
  kind: 'widget',
  scenes: drawn({
    closed: closed(),
    'small, on the left': closed({ position: 'top-left', launcher_size: 48, launcher_icon: 'help' }),
    unread: closed({}, { ...chatOf(talk), readByVisitor: 2 }),
    'unread, more than fit': closed(
      {},
      { ...chatOf(Array.from({ length: 120 }, () => ({ content: 'Hi' }))), readByVisitor: 0 },
    ),
    greeting: closed(greeting('Looking for a present? We gladly help.')),
    'greeting with long words': closed(greeting(LONG_TEXT)),
  }),
};
