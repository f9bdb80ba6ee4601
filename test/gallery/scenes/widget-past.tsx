/** Earlier chats over the window. */
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import { drawn, type Scene, type Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, never } from './samples.ts';
import { asksNothing, chatOf, happened, opened, own, rowsOf, talk, theirs } from './widget-states.ts';
import { type PastScene, Widget } from './widget.tsx';

const chat = (id: number, change: Partial<OwnConversation> = {}): OwnConversation => ({
  id,
  status: 'closed',
  started_at: `2026-10-${id}T09:30:00.000Z`,
  last_message_at: `2026-10-${id}T09:40:00.000Z`,
  last_message: 'You are welcome, enjoy your **teapot**!',
  unread_count: 0,
  agent_name: 'Anna Berg',
  ...change,
});
const newest = chat(30, { unread_count: 2 });
const chats = [newest, chat(21, { agent_name: LONG_NAME, last_message: LONG_TEXT }), chat(12, { agent_name: null })];

const list = (data: OwnConversation[], next_cursor: string | null = null) => Promise.resolve({ data, next_cursor });
const rows = rowsOf([...talk, own('Thanks!'), theirs('See https://shop.example.com/teapots'), happened('closed')]);
const page = { data: rows, up_to_seq: rows.length };

const past =
  (scene: PastScene, state = opened()): Scene['draw'] =>
  (look) => <Widget look={look} widget={asksNothing} state={state} past={scene} />;

const both = (operation: string) => (operation === 'listOwnMessages' ? Promise.resolve(page) : list(chats));

export const widgetPast: Subject = {
  title: 'Widget, earlier chats',
  kind: 'widget',
  scenes: drawn({
    several: past({ answer: () => list(chats, 'next') }),
    none: past({ answer: () => list([]) }),
    loading: past({ answer: never }),
    'that could not be fetched': past({ answer: () => Promise.reject(new Error('offline')) }),
    opened: past({ answer: both, opens: newest }),
    'opened over a chat': past({ answer: both, opens: newest }, chatOf(talk)),
  }),
};
