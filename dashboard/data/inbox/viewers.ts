/** Which colleagues have a conversation open that is open here too, as the server tells those who watch it. */
import { signal } from '@preact/signals';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';

type ViewingFrame = Extract<ServerFrame, { type: 'viewing' }>;

/** A colleague who looks on. */
export type Viewer = ViewingFrame['agents'][number];

/** Who looks on, by conversation. */
export type Viewers = {
  of: (id: Id) => readonly Viewer[];
  receive: (frame: ViewingFrame) => void;
  /** Nothing is known any more of one conversation, or of any: it isn't watched, or the socket was lost. */
  forget: (id?: Id) => void;
};

/** Makes it. `me` is the agent whose dashboard this is; it is none of its own viewers. */
export function createViewers(me: () => Id | undefined): Viewers {
  const all = signal<ReadonlyMap<Id, readonly Viewer[]>>(new Map());
  const put = (id: Id, agents: readonly Viewer[]) => {
    all.value = new Map(all.peek()).set(id, agents);
  };
  return {
    of: (id) => (all.value.get(id) ?? []).filter((viewer) => viewer.id !== me()),
    receive: (frame) => put(frame.conversation_id, frame.agents),
    forget: (id) => {
      if (id === undefined) all.value = new Map();
      else if (all.peek().has(id)) put(id, []);
    },
  };
}
