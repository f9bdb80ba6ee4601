/** Rehearses a changed bot or workflow over the last month's conversations, and shows what would be different in which. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { differences } from '#core/rehearsal/course.ts';
import type { Rehearsal, RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { quality, rehearsal as words } from '#dashboard/strings/quality.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Subject, rehearse } from './rehearse.ts';
import { RehearsedRow } from './rehearsed-row.tsx';
import { isByWords } from './tried.ts';
import './quality.css';

type Shown = {
  /** What was rehearsed, as text. */
  of: string;
  now?: Rehearsal;
  rows?: readonly RehearsedConversation[];
  problem?: string;
};

const SHOWN = 50;

type PaneProps = { subject: Subject | undefined; hasModel?: boolean };

/** The button, how far it is, and what it found. `subject`: undefined while it can't be rehearsed. */
export default function RehearsalPane({ subject, hasModel = false }: PaneProps) {
  const { api } = useWorkspace();
  const [shown, setShown] = useState<Shown>();
  const running = useRef(0);
  useEffect(() => () => void running.current++, []);
  const text = JSON.stringify(subject);
  const start = async (body: Subject) => {
    const own = ++running.current;
    const isWanted = () => running.current === own;
    const show = (next: Omit<Shown, 'of'>) => isWanted() && setShown({ of: JSON.stringify(body), ...next });
    show({});
    try {
      const found = await rehearse(api, body, isWanted, (now) => show({ now }));
      if (found) show(found.rows ? found : { problem: words.failed });
    } catch (error) {
      show({ problem: inWords(error) });
    }
  };
  const cancel = () => {
    running.current++;
    setShown(undefined);
  };
  const isRunning = shown !== undefined && shown.problem === undefined && shown.rows === undefined;
  return (
    <section class="rehearsal" aria-label={words.title}>
      <p class="muted">{words.lead}</p>
      {hasModel && <p class="muted">{words.modelNote}</p>}
      {isRunning ? (
        <Button onClick={cancel}>{words.cancel}</Button>
      ) : (
        <Button disabled={subject === undefined} onClick={() => subject && void start(subject)}>
          {words.start}
        </Button>
      )}
      <div role="status">
        {isRunning && <p>{words.progress(numberText(shown.now?.looked_at ?? 0), numberText(shown.now?.total ?? 0))}</p>}
        {shown?.problem !== undefined && <p class="field-error">{shown.problem}</p>}
        {shown?.now && shown.rows && <Counts counts={shown.now.counts} />}
        {shown?.now && shown.rows && isByWords(shown.now.embeddings) && <p class="warning">{quality.byWords}</p>}
        {shown?.rows && shown.of !== text && <p class="muted">{words.changed}</p>}
      </div>
      {subject && shown?.rows && shown.rows.length > 0 && (
        <ul class="rehearsed" aria-label={words.list}>
          {shown.rows.slice(0, SHOWN).map((row) => (
            <RehearsedRow key={row.conversation_id} row={row} subject={JSON.parse(shown.of) as Subject} />
          ))}
          {shown.rows.length > SHOWN && <li class="muted">{words.more(shown.rows.length - SHOWN)}</li>}
        </ul>
      )}
    </section>
  );
}

function Counts({ counts }: { counts: Rehearsal['counts'] }) {
  const found = differences.filter((one) => counts[one] > 0);
  if (found.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="rehearsal-counts">
      {found.map((one) => (
        <li key={one}>
          <strong>{numberText(counts[one])}</strong> {words.differences[one]}
        </li>
      ))}
    </ul>
  );
}
