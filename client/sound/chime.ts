/** Two soft notes, made rather than loaded: what one hears when a message comes while one looks elsewhere. */

const notes = [
  { delay: 0, frequency: 660 },
  { delay: 0.12, frequency: 880 },
];

let context: AudioContext | undefined;

/**
 * Plays the notes; silent in a page that was never used, as browsers insist.
 * @param make makes what sounds, the first time
 */
export function chime(make: () => AudioContext): void {
  context ??= make();
  // Made before the page was used, or silenced by a phone call, it waits to be woken.
  if (/suspended|interrupted/.test(context.state)) void context.resume().catch(() => undefined);
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
