/** What a reading made of the bot's test questions: in short, and which ones. */
import { useEffect, useMemo } from 'preact/hooks';
import { changeOf } from '#core/model/bots/test-outcome.ts';
import type { ReadingTrial, Source, SourceTrial } from '#core/model/knowledge/source.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { Changes } from '#dashboard/quality/changes.tsx';
import { common } from '#dashboard/strings/common.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { quality } from '#dashboard/strings/quality.ts';
import { sources as words } from '#dashboard/strings/sources.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { LoadedOnce } from '#dashboard/ui/crud/loaded.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The numbers, which open the questions. */
export function TrialInShort({ trial, onOpen }: { trial: ReadingTrial; onOpen: () => void }) {
  const { state, better, worse } = trial;
  if (state === 'failed') return <span class="field-error">{words.trialFailed}</span>;
  if (better + worse === 0) return <span class="muted">{words.trialSame}</span>;
  return (
    <button type="button" class={worse > 0 ? 'link got-worse' : 'link'} onClick={onOpen}>
      {quality.changes(numberText(better), numberText(worse))}
    </button>
  );
}

type DialogProps = { source: Source; isEmbedding: boolean; onClose: () => void };

/** Which questions. */
export function TrialDialog({ source, isEmbedding, onClose }: DialogProps) {
  const { api } = useWorkspace();
  const { id, name, reading } = source;
  const trial = useMemo(() => createResource(() => api('getSourceTrial', { params: { id: String(id) } })), [id]);
  // Another reading, or more of this one.
  useEffect(() => void trial.load(), [JSON.stringify(reading.trial)]);
  return (
    <Dialog title={words.trialTitle(name)} onClose={onClose} footer={<Button onClick={onClose}>{common.close}</Button>}>
      <p class="muted">{isEmbedding ? `${words.trialLead} ${words.trialByWords}` : words.trialLead}</p>
      <LoadedOnce of={trial} skeleton="row">
        {({ changes }) => <Changes {...byChange(changes)} showsWorse />}
      </LoadedOnce>
    </Dialog>
  );
}

function byChange(changes: SourceTrial['changes']) {
  const shown = changes.map(({ question_id: id, question, before, after, answered_by: answeredBy }) => ({
    question: { id, question },
    before,
    after,
    answeredBy,
  }));
  const those = (wanted: 'better' | 'worse') => shown.filter(({ before, after }) => changeOf(before, after) === wanted);
  return { better: those('better'), worse: those('worse') };
}
