/** The same person's other tabs: the server doesn't send an agent's own doings back to it, so the tabs tell each other. */
import { openChannel } from '#client/tabs/channel.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';

/** What is told: the frames the server would have sent, and what only this person's pages need to know of each other. */
export type TabFrame =
  | Extract<ServerFrame, { type: 'message.created' | 'conversation.updated' | 'agent.updated' }>
  /** The person changes who has a conversation: what the server says of it is no news. */
  | { type: 'tab.own'; conversation_id: Id }
  /** A visitor was erased. */
  | { type: 'tab.erased'; visitor_id: Id }
  /** The person signed out: whoever comes to this computer next finds no page of theirs. */
  | { type: 'tab.signed-out' };

/** The other tabs. */
export type Tabs = { tell: (frame: TabFrame) => void; close: () => void };

/** Listens to the other tabs of this person. */
export function createTabs(person: string, onFrame: (frame: TabFrame) => void): Tabs {
  const channel = openChannel(`live-chat.${person}`, onFrame);
  return { tell: (frame) => channel?.postMessage(frame), close: () => channel?.close() };
}
