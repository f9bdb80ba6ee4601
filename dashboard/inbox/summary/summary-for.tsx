/** Offers a summary of the conversation as the note for the colleague who takes it over. */
import { Sparkles } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { assistant as words } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { textOf } from '#dashboard/inbox/copilot/text-of.ts';
import { useHasModel, useWritten } from '#dashboard/inbox/copilot/use-written.ts';
import { withSummary } from './with-summary.ts';

type SummaryProps = {
  conversation: Conversation;
  /** What the note is so far. */
  note: string;
  onNote: (note: string) => void;
  /** Asks as soon as it is drawn. */
  isAsked?: boolean;
  /** The most characters that fit. */
  most?: number | undefined;
};

/** The button and what came of it; nothing where no model may be used. The note can be changed as if it had been typed. */
export default function SummaryFor({ conversation, note, onNote, isAsked = false, most }: SummaryProps) {
  const { inbox } = useWorkspace();
  const hasModel = useHasModel();
  const { written, ask, clear } = useWritten(conversation);
  const isWriting = written.state === 'writing';
  const earlier = useRef('');
  useEffect(() => {
    if (written.state !== 'done') return;
    onNote(withSummary(note, earlier.current, written.text).slice(0, most));
    earlier.current = written.text;
  }, [written.state]);
  const start = () => ask({ task: 'summary', text: textOf(inbox.threads.of(conversation.id).peek().rows) });
  useEffect(() => {
    if (isAsked && hasModel) start();
  }, []);
  if (!hasModel) return null;
  return (
    <p>
      <Button size="small" variant="ghost" icon={Sparkles} onClick={isWriting ? clear : start}>
        {isWriting ? common.cancel : words.summarize}
      </Button>{' '}
      <small class="muted" role="status">
        {written.state === 'idle'
          ? ''
          : written.state === 'failed'
            ? words.problems[written.problem]
            : isWriting
              ? words.writing
              : words.ready}
      </small>
    </p>
  );
}
