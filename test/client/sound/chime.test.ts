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

it('swells and fades each note, the second a little later and higher, and ends both', () => {
  const played: object[] = [];
  const log =
    (what: string) =>
    (...values: number[]) =>
      played.push({ [what]: values });
  const frequency = {
    set value(hertz: number) {
      played.push({ hertz });
    },
  };
  const connected: unknown[] = [];
  const destination = { speaker: true };
  const gain = {
    setValueAtTime: log('silent'),
    linearRampToValueAtTime: log('swells'),
    exponentialRampToValueAtTime: log('fades'),
  };
  const volume = { gain, connect: (to: unknown) => connected.push(to) };
  const connect = (to: unknown) => {
    connected.push(to);
    return volume;
  };
  const context = {
    state: 'running',
    currentTime: 10,
    destination,
    createOscillator: () => ({ frequency, connect, start: log('starts'), stop: log('stops') }),
    createGain: () => volume,
  };
  chime(() => context as unknown as AudioContext);
  const note = (hertz: number, from: number) => [
    { hertz },
    { silent: [0, from] },
    { swells: [0.08, from + 0.02] },
    { fades: [0.0001, from + 0.3] },
    { starts: [from] },
    { stops: [from + 0.32] },
  ];
  expect(played).toEqual([...note(660, 10), ...note(880, 10.12)]);
  expect(connected).toEqual([volume, destination, volume, destination]);
});

it('is late a second after it was asked for', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const { make, start, use } = fakeContext();
  chime(make);
  now.mockReturnValue(999.9);
  chime(make);
  now.mockReturnValue(1000);
  await use();
  expect(start).toHaveBeenCalledTimes(2);
  now.mockRestore();
});
