/** A number that counts: big, what it is, how it compares with before, of how many samples, and what is behind it. */
import { ArrowDown, ArrowUp } from 'lucide';
import type { ComponentChildren } from 'preact';
import { BASE } from '#dashboard/navigation/location.ts';
import { reports as words, type Sampled } from '#dashboard/strings/reports.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { type Change, changeOf, type Direction } from '#dashboard/data/reports/change.ts';

type FigureProps = {
  label: string;
  /** As it is written, and the two numbers that are compared. */
  text: string;
  now: number | null;
  before: number | null;
  kind: 'count' | 'time' | 'rating';
  better?: Direction;
  /** The address of the list of conversations, as the API gave it, and how many there are. */
  list?: string | undefined;
  sample?: number;
  sampleOf?: Sampled;
};

/** The figure. */
export function Figure({ label, text, now, before, kind, better, list, sample, sampleOf }: FigureProps) {
  const count = sample ?? now ?? 0;
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <Behind list={list} count={count} what={label}>
          <b>{text}</b>
        </Behind>
        <ChangeMark change={changeOf(now, before, better)} kind={kind} />
        {sample !== undefined && <small>{sample === 0 ? words.noSample : words.sample(sample, sampleOf)}</small>}
      </dd>
    </div>
  );
}

type BehindProps = { list: string | undefined; count: number; what: string; children: ComponentChildren };

/** A number as a link to its conversations; none is no link. */
export function Behind({ list, count, what, children }: BehindProps) {
  if (list === undefined || count === 0) return <>{children}</>;
  return (
    <a class="behind" href={`${BASE}/conversations${list.slice(list.indexOf('?'))}`} title={words.behind(count, what)}>
      {children}
    </a>
  );
}

function ChangeMark({ change, kind }: { change: Change; kind: FigureProps['kind'] }) {
  if (change.kind === 'none') return null;
  if (change.kind !== 'changed')
    return <small class="change">{change.kind === 'same' ? words.same : words.fresh}</small>;
  const { percent, direction, isGood } = change;
  const { short, spoken } = words.change(percent, kind, direction);
  const tone = isGood === undefined ? '' : isGood ? 'change-good' : 'change-bad';
  return (
    <small class={`change ${tone}`}>
      <Icon of={direction === 'up' ? ArrowUp : ArrowDown} size={12} />
      {short} <span class="sr-only">{spoken}</span>
    </small>
  );
}
