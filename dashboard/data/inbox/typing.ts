/** Who is typing where, and what this agent tells about itself. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { createFading, TYPING_ENDS_MS } from '#client/signals/fading.ts';
import { createOwnTyping } from '#client/signals/typing.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';

/** Someone typing in a conversation: the visitor, the bot, or a colleague by name. */
export type Typist = { by: 'visitor' | 'agent' | 'bot'; agent_id: Id | undefined; name: string | undefined };

type TypingFrame = Extract<ServerFrame, { type: 'typing' }>;

/** Typing, both ways. */
export type Typing = {
  of: (id: Id) => readonly Typist[];
  all: ReadonlySignal<ReadonlyMap<Id, readonly Typist[]>>;
  receive: (frame: TypingFrame) => void;
  /** This agent changed its draft of a reply. */
  tell: (id: Id) => void;
  /** This agent emptied it, or left. */
  done: (id: Id) => void;
  /** This agent sent it. */
  sent: (id: Id) => void;
  /** A row of theirs arrived: they aren't typing it any more. */
  arrived: (id: Id, by: Typist['by']) => void;
};

/** Makes it. */
export function createTyping(send: (frame: ClientFrame) => boolean, now: () => Date): Typing {
  const all = signal<ReadonlyMap<Id, readonly Typist[]>>(new Map());
  /** Those who type, by what tells them apart. */
  const known = new Map<string, { id: Id; typist: Typist }>();
  const fading = createFading<string>(TYPING_ENDS_MS, (key) => {
    const { id, typist } = known.get(key) ?? {};
    if (id !== undefined && typist) set(id, typist, false);
  });
  const own = createOwnTyping(send, () => now().getTime());
  const isSame = (a: Typist, b: Typist) => a.by === b.by && a.agent_id === b.agent_id;

  function set(id: Id, typist: Typist, isTyping: boolean): void {
    const key = `${id} ${typist.by} ${typist.agent_id ?? ''}`;
    fading.stop(key);
    known.delete(key);
    if (isTyping) {
      known.set(key, { id, typist });
      fading.renew(key);
    }
    const others = (all.peek().get(id) ?? []).filter((one) => !isSame(one, typist));
    all.value = new Map(all.peek()).set(id, isTyping ? [...others, typist] : others);
  }

  return {
    all,
    of: (id) => all.value.get(id) ?? [],
    receive: (frame) =>
      set(frame.conversation_id, { by: frame.by, agent_id: frame.agent_id, name: frame.name }, frame.is_typing),
    tell: (id) => own.set(id, true),
    done: (id) => own.set(id, false),
    sent: own.sent,
    arrived: (id, by) => {
      for (const typist of all.peek().get(id) ?? []) if (typist.by === by) set(id, typist, false);
    },
  };
}
