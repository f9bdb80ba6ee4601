/** The clocks of a conversation's targets: in the list the next one, in its head all of them. */
import { Timer } from 'lucide';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { type TargetClock, runningClocks, standingAt } from '#core/targets/clocks.ts';
import { targets as words } from '#dashboard/strings/targets.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { clock as now, duration, fullTime } from '#dashboard/ui/format/time.ts';
import './target-clock.css';

/** The clocks; nothing where none runs. */
export default function TargetClocks({
  conversation,
  widget,
  onlyNext = false,
}: {
  conversation: Conversation;
  widget: Widget;
  onlyNext?: boolean;
}) {
  const clocks = clocksOf(conversation, widget);
  if (onlyNext) return <>{clocks[0] && <Clock clock={clocks[0]} />}</>;
  if (clocks.length === 0) return null;
  return (
    <div class="target-clocks">
      {clocks.map((clock) => (
        <Clock key={clock.kind} clock={clock} />
      ))}
    </div>
  );
}

function Clock({ clock }: { clock: TargetClock }) {
  const { kind, due_at_ms: due } = clock;
  const standing = standingAt(clock, now.value);
  const text =
    standing === 'late' ? words.late[kind](duration(now.value - due)) : words.left[kind](duration(due - now.value));
  return (
    <span
      class={`chip chip-whole target-clock target-${standing}`}
      title={words.due[kind](fullTime(new Date(due).toISOString()))}
    >
      <Icon of={Timer} size={12} />
      {text}
    </span>
  );
}

const known = new WeakMap<Conversation, { widget: Widget; clocks: TargetClock[] }>();

/** Worked out once for each state of a conversation: business hours take a while to count through. */
function clocksOf(conversation: Conversation, widget: Widget): TargetClock[] {
  const before = known.get(conversation);
  if (before?.widget === widget) return before.clocks;
  const { status, priority, queued_at, first_response_at } = conversation;
  const timed = { status, priority, queued_at_ms: msOf(queued_at), first_response_at_ms: msOf(first_response_at) };
  const clocks = runningClocks(timed, widget);
  known.set(conversation, { widget, clocks });
  return clocks;
}

const msOf = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null);
