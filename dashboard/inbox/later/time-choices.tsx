/** A list of times to choose from by pointer or arrow keys, and a field for any other. Times are those of this browser. */
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { MAX_SNOOZE_DAYS } from '#core/model/closed-sets.ts';
import { later } from '#dashboard/strings/later.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { localMinute } from '#dashboard/ui/format/local-minute.ts';
import { timeAhead } from '#dashboard/ui/format/time.ts';
import { timeChoices } from './choices.ts';
import './time-choices.css';

/** Where the agent is: the zone of their browser. */
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** How far ahead a time may be, for a snooze as for what is sent later. */
const MAX_AHEAD_MS = MAX_SNOOZE_DAYS * 24 * 60 * 60 * 1000;

/** Why a typed time can't be taken; undefined where it can, and where none is typed. */
function refusalOf(atMs: number, nowMs: number): string | undefined {
  if (Number.isNaN(atMs)) return undefined;
  if (atMs <= nowMs) return later.past;
  return atMs > nowMs + MAX_AHEAD_MS ? later.tooFar : undefined;
}

type TimeChoicesProps = {
  /** What choosing the time in the field is called. */
  action: string;
  /** Takes the instant that was chosen. */
  onChoose: (instant: string) => void;
  /** The instant that the field begins with, where it is still ahead. */
  before?: string;
  /** Other rows, drawn as `TimeRow`s. */
  children?: ComponentChildren;
};

/** The list. */
export function TimeChoices({ action, onChoose, before, children }: TimeChoicesProps) {
  const [opened] = useState(() => Date.now());
  const [typed, setTyped] = useState(() => {
    const atMs = Date.parse(before ?? '');
    return atMs > opened ? localMinute(atMs) : '';
  });
  const chosen = new Date(typed);
  const refusal = refusalOf(chosen.getTime(), Date.now());
  const isReady = typed !== '' && refusal === undefined;
  return (
    <div class="time-choices" onKeyDown={walk}>
      {timeChoices(timeZone, opened).map(({ name, atMs }, index) => {
        const instant = new Date(atMs).toISOString();
        return (
          <TimeRow key={name} isFirst={index === 0} onClick={() => onChoose(instant)} time={timeAhead(instant, opened)}>
            {later.choices[name]}
          </TimeRow>
        );
      })}
      {children}
      <form
        class="time-own"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onChoose(chosen.toISOString());
        }}
      >
        <label class="field">
          {later.own}
          <input
            class="input"
            type="datetime-local"
            value={typed}
            min={localMinute(opened)}
            max={localMinute(opened + MAX_AHEAD_MS)}
            {...(refusal ? { 'aria-invalid': true } : {})}
            aria-describedby="time-own-help"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <Button type="submit" disabled={!isReady}>
          {action}
        </Button>
        <small id="time-own-help" class="muted" role={refusal === undefined ? undefined : 'alert'}>
          {refusal ?? later.zone(timeZone)}
        </small>
      </form>
    </div>
  );
}

type TimeRowProps = { onClick: () => void; time?: string; isFirst?: boolean; children: ComponentChildren };

/** One row: what it is called, and the time. */
export function TimeRow({ onClick, time, isFirst = false, children }: TimeRowProps) {
  return (
    <button type="button" class="time-row" onClick={onClick} {...(isFirst ? { 'data-autofocus': true } : {})}>
      <span>{children}</span>
      {time !== undefined && <small>{time}</small>}
    </button>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrows walk the rows; in the field they are its own. */
function walk(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.time-row')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  rows[(at + step + rows.length) % rows.length]?.focus();
}
