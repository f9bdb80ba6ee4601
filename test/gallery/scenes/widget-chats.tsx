/** A conversation in the window. */
import { CONTENT_LIMIT } from '#widget/app/state/outbox.ts';
import type { State, Ui } from '#widget/app/state/state.ts';
import { drawn, type Scene, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, LONG_WORD } from './samples.ts';
import {
  asksNothing,
  bots,
  chatOf,
  happened,
  knownVisitor,
  outgoing,
  own,
  talk,
  theirs,
  unassigned,
} from './widget-states.ts';
import { Widget } from './widget.tsx';

const shown =
  (state: State, change: Partial<State> = {}): Scene['draw'] =>
  (look) => <Widget look={look} widget={asksNothing} state={{ ...state, ...change }} />;

const chat = chatOf(talk);
const withUi = (ui: Partial<Ui>): Partial<State> => ({ ui: { ...chat.ui, ...ui } });
const asked = [own('How long does delivery take?')];
const options = ['Track a parcel', 'Return something', LONG_WORD].map((label) => ({ label, value: label }));
const long = [own(LONG_TEXT), { ...theirs(LONG_WORD), sender_name: LONG_NAME }, theirs(LONG_TEXT), own(LONG_WORD)];
const many = Array.from({ length: 40 }, (_, index) =>
  index % 3 === 0 ? own(`Question ${index}`) : theirs(`Answer ${index}`),
);

export const widgetChats: Subject = {
  title: 'Widget, chat',
  kind: 'widget',
  scenes: drawn({
    connected: shown(chat),
    'waiting with position': shown(chatOf([own('Is anybody there?')], unassigned), {
      queue: { position: 2, estimated_wait_seconds: 240 },
    }),
    'agent typing': shown(chat, { typing: 'Anna' }),
    'options of a bot': shown(
      chatOf([...asked, bots('What is it about?', { metadata: { options } })], { handler: 'bot' }),
    ),
    'a bot writing': shown(chatOf(asked, { ...unassigned, handler: 'bot' }), {
      delta: { replyTo: 1, text: 'We deliver within two or three working days, and you can' },
    }),
    'a call': shown(chatOf([...talk, { ...theirs('https://meet.example.com/room'), metadata: { call: true } }])),
    'handed over': shown(chatOf([...asked, happened('handed_off')], unassigned)),
    'on its way': shown(chat, { outbox: [outgoing('sending')] }),
    'reconnecting, trying again': shown(chat, { connection: 'lost', outbox: [outgoing('retrying')] }),
    'switched off meanwhile': shown(chat, { connection: 'lost', trouble: 'inactive' }),
    'message refused': shown(chat, { outbox: [outgoing('failed', 'refused')] }),
    'message too long': shown(chat, { draft: 'x'.repeat(CONTENT_LIMIT + 12) }),
    menu: shown(chatOf(talk, {}, { visitor: knownVisitor }), withUi({ isMenuOpen: true })),
    'a copy on its way': shown(chatOf(talk, {}, { visitor: knownVisitor }), withUi({ notice: 'copySent' })),
    'no copies': shown(chatOf(talk, {}, { visitor: knownVisitor }), withUi({ notice: 'noCopy' })),
    'asked whether to end': shown(chat, withUi({ isEnding: true })),
    'many rows': shown(chatOf(many)),
    'scrolled up, unread': shown(chatOf(many), { ...withUi({ isScrolledUp: true }), readByVisitor: 30 }),
    'long words': shown(chatOf(long, { agent: { id: 3, name: LONG_NAME } }), { draft: LONG_TEXT }),
  }),
};
