/** What the tabs of one site tell each other. */

/** Joins the channel of that name; undefined where channels are missing or blocked. @param onNote another tab said this */
export function openChannel<Note>(name: string, onNote: (note: Note) => void): BroadcastChannel | undefined {
  try {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<Note>) => onNote(data));
    return channel;
  } catch {
    return undefined;
  }
}
