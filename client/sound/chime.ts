/** Two soft notes, made rather than loaded: what one hears when a message comes while one looks elsewhere. */

const notes = [
  { delay: 0, frequency: 660 },
  { delay: 0.12, frequency: 880 },
];

/** What was to sound longer ago is late: all that a page kept back would sound at once, and be loud. */
const LATE_MS = 1000;

let context: AudioContext | undefined;

/**
 * Plays the notes, once the browser lets it: never in a page that wasn't used yet. Returns whether it does at once.
 * @param make makes what sounds, the first time
 */
export function chime(make: () => AudioContext): boolean {
  const sounding = (context ??= make());
  const askedAt = performance.now();
  // Made before the page was used, or silenced by a phone call (`interrupted`, on iOS), it waits to be woken.
  if (!/suspended|interrupted/.test(sounding.state)) {
    play(sounding);
    return true;
  }
  const playUnlessLate = () => {
    if (performance.now() - askedAt < LATE_MS) play(sounding);
  };
  sounding.resume().then(playUnlessLate, () => undefined);
  return false;
}

function play(context: AudioContext): void {
  for (const { delay, frequency } of notes) {
    const from = context.currentTime + delay;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.08, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.3);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.32);
  }
}
