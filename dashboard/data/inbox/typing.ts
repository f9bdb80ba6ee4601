/** Who is typing where, forgotten after six seconds without word; and what this agent tells about itself, at most every five. */
import { type ReadonlySignal, signal } from '@preact/signals';
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
  /** This agent sent it, or emptied it. */
  done: (id: Id) => void;
  /** A row of theirs arrived: they aren't typing it any more. */
  arrived: (id: Id, by: Typist['by']) => void;
};

const FORGET_MS = 6000;
const TELL_EVERY_MS = 5000;

/** Makes it. */
export function createTyping(send: (frame: ClientFrame) => boolean, now: () => Date): Typing {
  const all = signal<ReadonlyMap<Id, readonly Typist[]>>(new Map());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const told = new Map<Id, number>();
  const isSame = (a: Typist, b: Typist) => a.by === b.by && a.agent_id === b.agent_id;

  function set(id: Id, typist: Typist, isTyping: boolean): void {
    const key = `${id} ${typist.by} ${typist.agent_id ?? ''}`;
    clearTimeout(timers.get(key));
    timers.delete(key);
    const others = (all.peek().get(id) ?? []).filter((one) => !isSame(one, typist));
    if (isTyping)
      timers.set(
        key,
        setTimeout(() => set(id, typist, false), FORGET_MS),
      );
    all.value = new Map(all.peek()).set(id, isTyping ? [...others, typist] : others);
  }

  return {
    all,
    of: (id) => all.value.get(id) ?? [],
    receive: (frame) =>
      set(frame.conversation_id, { by: frame.by, agent_id: frame.agent_id, name: frame.name }, frame.is_typing),
    tell: (id) => {
      const at = now().getTime();
      if (at - (told.get(id) ?? 0) < TELL_EVERY_MS) return;
      if (send({ type: 'typing', conversation_id: id, is_typing: true })) told.set(id, at);
    },
    done: (id) => {
      if (told.delete(id)) send({ type: 'typing', conversation_id: id, is_typing: false });
    },
    arrived: (id, by) => {
      for (const typist of all.peek().get(id) ?? []) if (typist.by === by) set(id, typist, false);
    },
  };
}
