/** The sound of a message in browsers that keep pages silent until they are used. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { chime as Chime } from '#client/sound/chime.ts';

/** What sounds, counted; `use` is what a first click does. */
function fakeContext(state = 'suspended') {
  const used = Promise.withResolvers<void>();
  const nothing = () => undefined;
  const level = {
    setValueAtTime: nothing,
    linearRampToValueAtTime: nothing,
    exponentialRampToValueAtTime: nothing,
  };
  const start = vi.fn<() => void>();
  const context = {
    state,
    currentTime: 0,
    destination: {},
    resume: () => used.promise,
    createOscillator: () => ({ frequency: { value: 0 }, connect: () => ({ connect: nothing }), start, stop: nothing }),
    createGain: () => ({ gain: level }),
  };
  const use = async () => {
    context.state = 'running';
    used.resolve();
    await used.promise;
  };
  return { start, use, make: () => context as unknown as AudioContext };
}

let chime: typeof Chime;
beforeEach(async () => {
  vi.resetModules();
  ({ chime } = await import('#client/sound/chime.ts'));
});

it('plays two notes once the page was used', async () => {
  const { make, start, use } = fakeContext();
  await use();
  expect(chime(make)).toBe(true);
  expect(start).toHaveBeenCalledTimes(2);
});

it('says that it isn’t heard before that, and doesn’t make up for it at the first click', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { make, start, use } = fakeContext();
  expect([chime(make), chime(make), chime(make)]).toEqual([false, false, false]);
  now.mockReturnValue(5000);
  await use();
  expect(start).not.toHaveBeenCalled();
  now.mockRestore();
});

it('plays what the click itself asks for', async () => {
  const { make, start, use } = fakeContext();
  chime(make);
  await use();
  expect(start).toHaveBeenCalledTimes(2);
});

it('wakes what a phone call has silenced', async () => {
  const { make, start, use } = fakeContext('interrupted');
  const heard = chime(make);
  await use();
  expect([heard, start.mock.calls.length]).toEqual([false, 2]);
});
