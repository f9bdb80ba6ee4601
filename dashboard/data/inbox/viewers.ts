/** Which colleagues also have an open conversation open, as the server reports to its viewers. */
import { signal } from '@preact/signals';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';

type ViewingFrame = Extract<ServerFrame, { type: 'viewing' }>;

/** A colleague who has the conversation open. */
export type Viewer = ViewingFrame['agents'][number];

/** Viewers by conversation. */
export type Viewers = {
  of: (id: Id) => readonly Viewer[];
  receive: (frame: ViewingFrame) => void;
  /** Forgets the viewers of one conversation that is no longer watched, or of all when the socket was lost. */
  forget: (id?: Id) => void;
};

/** Creates it. `me` is this dashboard's agent, who isn't listed as a viewer. */
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
