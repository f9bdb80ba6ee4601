/** What number of a report the list is behind, and the way back to all conversations. */
import type { Behind } from '#dashboard/data/inbox/filter.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { names } from '#dashboard/strings/names.ts';
import { fullTime, justBefore } from '#dashboard/ui/format/time.ts';

/** The line. */
export default function BehindNumber({ of: { fact, from, to } }: { of: Behind }) {
  return (
    <p class="behind-number">
      <span>{inbox.behind(names.factList[fact] ?? fact, `${fullTime(from)} – ${fullTime(justBefore(to))}`)}</span>
      <a class="link" href={`${BASE}/conversations?view=all&status=any`}>
        {inbox.leaveNumber}
      </a>
    </p>
  );
}
