/** How an agent hears of a chat or a message: a sound, the tab's title, the desktop's own notifications if allowed. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { News } from '#dashboard/data/inbox/news.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { common } from '#dashboard/strings/common.ts';
import { notifications } from '#dashboard/strings/shell.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import type { Preferences } from './preferences.ts';

let audio: AudioContext | undefined;

/** Two short soft tones, made here: no file to load. Silent until the page was touched once (browsers insist). */
export function playSound(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
  for (const [index, frequency] of [660, 880].entries()) {
    const start = audio.currentTime + index * 0.12;
    const tone = new OscillatorNode(audio, { frequency, type: 'sine' });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.08, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  }
}

/** Tells the agent of a chat or message that is its own or nobody's. */
export function notify(preferences: Preferences, me: number | undefined, { kind, conversation, text }: News): void {
  if (conversation.agent_id !== null && conversation.agent_id !== me) return;
  const isLooking = document.visibilityState === 'visible' && document.hasFocus();
  const isReadingIt = kind === 'message' && isLooking && path.peek() === `/conversations/${conversation.id}`;
  if (preferences.sound.value && !isReadingIt) unlessMissing(playSound);
  if (!preferences.desktop.value || isLooking || Notification.permission !== 'granted') return;
  // Each is told: without `renotify` a second one of the same chat would replace the first in silence.
  const options = { body: text.slice(0, 140), tag: String(conversation.id), renotify: true };
  unlessMissing(() => {
    const shown = new Notification(notifications[kind](nameOf(conversation)), options);
    shown.addEventListener('click', () => {
      window.focus();
      navigate(`/conversations/${conversation.id}`);
      shown.close();
    });
  });
}

/** Chrome on Android has `Notification` and refuses to make one, a machine may have no sound: neither stops what comes in. */
function unlessMissing(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    console.warn(error);
  }
}

/** Keeps the tab's title: how much is unread, then the page. */
export function followTitle(unread: ReadonlySignal<number>, page: ReadonlySignal<string>): () => void {
  return effect(() => {
    const count = unread.value > 0 ? `(${unread.value}) ` : '';
    document.title = `${count}${page.value} · ${common.product}`;
  });
}
