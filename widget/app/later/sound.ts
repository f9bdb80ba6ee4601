/** Two soft notes, made rather than loaded: what a visitor hears when a message comes while they look elsewhere. */

let context: AudioContext | undefined;

/** Plays the notes; silent in a page that was never used. */
export function chime(): void {
  context ??= new AudioContext();
  for (const [delay, frequency] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
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
