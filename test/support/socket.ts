/** A socket client for journeys: connects as clients do, remembers every frame, awaits those a test expects. */
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import type { Message } from '#core/model/messages/message.ts';

/** A frame as received. */
export type Frame = { type: string } & Record<string, unknown>;

/** Whether a frame brings a message of these words. */
export const saying = (content: string) => (frame: Frame) => (frame['message'] as Message).content === content;

/** An open socket. */
export type TestSocket = {
  frames: Frame[];
  send(frame: object): void;
  /** The first frame, of those received so far or later, that fits; each frame is given out once. */
  next(type: string, fits?: (frame: Frame) => boolean): Promise<Frame>;
  /** Told of every frame from now on. */
  onFrame(listener: (frame: Frame) => void): void;
  close(): void;
  closed: Promise<void>;
};

const TIMEOUT_MS = 20_000;

/** Opens a socket and says hello; resolves with it once `welcome` came. Rejects when the upgrade is refused. */
export async function openSocket(
  url: string,
  token: string,
  resume: { conversation_id: number; after_seq: number }[] = [],
): Promise<TestSocket> {
  const socket = new WebSocket(url, [SUBPROTOCOL, token]);
  const frames: Frame[] = [];
  const given = new Set<Frame>();
  const listeners: ((frame: Frame) => void)[] = [];
  const arrived = new EventTarget();
  socket.addEventListener('message', ({ data }) => {
    for (const frame of [JSON.parse(String(data)) as Frame | Frame[]].flat()) {
      frames.push(frame);
      for (const listener of listeners) listener(frame);
    }
    arrived.dispatchEvent(new Event('frame'));
  });
  const { promise: closed, resolve: onClose } = Promise.withResolvers<void>();
  socket.addEventListener('close', () => onClose());
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The socket was refused.')));
  });
  const find = (type: string, fits: (frame: Frame) => boolean) =>
    frames.find((frame) => frame.type === type && !given.has(frame) && fits(frame));
  const next = (type: string, fits: (frame: Frame) => boolean = () => true): Promise<Frame> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const frame = find(type, fits);
        if (!frame) return;
        given.add(frame);
        clearTimeout(timer);
        arrived.removeEventListener('frame', look);
        resolve(frame);
      };
      const timer = setTimeout(() => {
        arrived.removeEventListener('frame', look);
        reject(new Error(`No ${type} within ${TIMEOUT_MS} ms; came: ${frames.map((frame) => frame.type).join(', ')}`));
      }, TIMEOUT_MS);
      arrived.addEventListener('frame', look);
      look();
    });
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  send({ type: 'hello', batches: true, ...(resume.length > 0 ? { resume } : {}) });
  await next('welcome');
  return { frames, send, next, onFrame: (listener) => listeners.push(listener), close: () => socket.close(), closed };
}
