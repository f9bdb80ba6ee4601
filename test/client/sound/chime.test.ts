/** The sound of a message, on a made-up audio context. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A context in this state, and how often it was woken and has sounded. */
function makeContext(state: string) {
  const counts = { resumed: 0, notes: 0 };
  const node = { frequency: {}, connect: (to: unknown) => to, start: () => counts.notes++, stop: () => undefined };
  const ramp = () => undefined;
  const gain = { setValueAtTime: ramp, linearRampToValueAtTime: ramp, exponentialRampToValueAtTime: ramp };
  const context = {
    state,
    currentTime: 0,
    destination: {},
    resume: async () => void counts.resumed++,
    createOscillator: () => node,
    createGain: () => ({ gain, connect: (to: unknown) => to }),
  };
  return { counts, context: context as unknown as AudioContext };
}

describe('the sound of a message', () => {
  beforeEach(() => vi.resetModules());

  it.each([
    ['running', 0],
    ['suspended', 1],
    // What iOS calls it after a phone call, or after the screen was locked.
    ['interrupted', 1],
  ])('wakes a context that is %s %d times, and plays two notes', async (state, resumed) => {
    const { chime } = await import('#client/sound/chime.ts');
    const { context, counts } = makeContext(state);
    chime(() => context);
    expect(counts).toEqual({ resumed, notes: 2 });
  });
});
