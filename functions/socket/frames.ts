/** What each frame of a client does. What they may do is judged by the stored connection, frame by frame. */
import type { ClientFrame } from '#core/contract/socket.ts';
import type { Deps } from '#functions/deps.ts';
import type { Connection } from '#functions/store/sockets/connection-store.ts';
import { type SocketTiming, hello } from '#functions/use-cases/sockets/hello.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { closeConnection } from '#functions/use-cases/sockets/end-sockets.ts';
import { keepConnected } from '#functions/use-cases/availability/presence.ts';
import { requireConversation, scopeAtSocket } from '#functions/use-cases/access/scope.ts';
import { participantOf } from '#functions/use-cases/notify/audience.ts';
import { forwardTyping } from '#functions/use-cases/sockets/typing.ts';
import { watchVisitors } from '#functions/use-cases/live/watch-visitors.ts';
import { stopWatchingUnseen, unwatch, watch } from '#functions/use-cases/sockets/watch.ts';

/** The dependencies of frames. */
export type FrameDeps = Deps & { rhythm: SocketTiming };

/** Does what a frame asks for. @throws DomainError when it may not be */
export async function handleFrame(deps: FrameDeps, from: Connection, frame: ClientFrame): Promise<void> {
  // Who no longer sees a conversation may still leave it.
  if ('conversation_id' in frame && frame.type !== 'unwatch' && from.principal === 'agent')
    await requireConversation(deps, await scopeAtSocket(deps, from), frame.conversation_id);
  switch (frame.type) {
    case 'hello':
      return hello(deps, { ...from, batches: frame.batches }, frame.resume ?? [], deps.rhythm);
    case 'typing':
      return forwardTyping(deps, from, frame.conversation_id, frame.is_typing);
    case 'read':
      return markRead(deps, frame.conversation_id, participantOf(from), frame.seq);
    case 'watch':
      return watch(deps, from, frame.conversation_id);
    case 'unwatch':
      return unwatch(deps, from, frame.conversation_id);
    case 'watch_visitors':
      return watchVisitors(deps, from, frame.is_watching);
    case 'ping':
      return ping(deps, from);
  }
}

async function ping(deps: FrameDeps, from: Connection): Promise<void> {
  if (!(await keepConnected(deps, from, deps.rhythm.leaseSeconds))) return closeConnection(deps, from, 'agent_removed');
  await stopWatchingUnseen(deps, from);
  await deps.push.reply(from.id, { type: 'pong' });
}
