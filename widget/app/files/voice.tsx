/** Voice messages: the row in which one is recorded. What is recorded becomes a file of the message, to be listened to. */
import { record, type Recording } from '#client/page/recorder.ts';
import type { Part } from '#widget/app/view/view.ts';
import { focusField } from './focus-field.ts';
import { wordsOf } from './lent.ts';

/** What goes on. */
type Voice = { recording: Recording | 'asked' | 'blocked'; sinceMs: number };

/** Records; `redraw` shows what goes on, `add` takes what was recorded, which is called `name`. */
export function createVoice(
  redraw: () => void,
  add: (files: readonly File[]) => unknown,
  now: () => number,
  name: string,
) {
  let voice: Voice | undefined;
  let tick: ReturnType<typeof setInterval> | undefined;
  const show = (next: Voice | undefined) => {
    voice = next;
    clearInterval(tick);
    if (typeof next?.recording === 'object') tick = setInterval(redraw, 1000);
    redraw();
  };
  const start = async () => {
    if (voice && voice.recording !== 'blocked') return;
    const asked: Voice = { recording: 'asked', sinceMs: now() };
    show(asked);
    try {
      const recording = await record(name);
      if (voice !== asked) return recording.cancel();
      const mine: Voice = { recording, sinceMs: now() };
      show(mine);
      const file = await recording.full;
      if (voice !== mine) return;
      show(undefined);
      add([file]);
    } catch {
      if (voice === asked) show({ recording: 'blocked', sinceMs: now() });
    }
  };
  const cancel = () => {
    const ended = voice?.recording;
    show(undefined);
    if (typeof ended === 'object') ended.cancel();
  };

  /** The row is gone, with the window or with the end of the chat: nobody is listened to unseen, and what was said is kept. */
  const whileShown = (row: Element | null) => {
    if (row) return;
    if (typeof voice?.recording === 'object') void voice.recording.stop();
    else voice = undefined;
  };

  const Voice = ({ view }: Part) => {
    if (!voice) return null;
    const texts = wordsOf(view);
    const { recording, sinceMs } = voice;
    const seconds = Math.floor((now() - sinceMs) / 1000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const isRunning = typeof recording === 'object';
    return (
      <div class="voice" ref={whileShown}>
        <span class={isRunning ? 'voice-state on' : 'voice-state'} role={recording === 'blocked' ? 'alert' : 'status'}>
          {recording === 'blocked' ? texts.micBlocked : texts.recording}
        </span>
        {isRunning && <span aria-hidden="true">{time}</span>}
        {isRunning && (
          <button
            type="button"
            class="link"
            onClick={({ currentTarget }) => {
              focusField(currentTarget);
              void recording.stop();
            }}
          >
            {texts.stopRecording}
          </button>
        )}
        <button
          type="button"
          class="link"
          onClick={({ currentTarget }) => {
            focusField(currentTarget);
            cancel();
          }}
        >
          {texts.cancel}
        </button>
      </div>
    );
  };
  return { start, cancel, isShown: () => voice !== undefined, Voice };
}
