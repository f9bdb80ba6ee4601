/** Offers a summary of the conversation as the note for the colleague who takes it over. */
import { Sparkles } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { assistant as words } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { textOf } from './text-of.ts';
import { useHasModel, useWritten } from './use-written.ts';

type SummaryProps = { conversation: Conversation; onText: (text: string) => void };

/** The button and what came of it; nothing where no model may be used. The note can be changed as if it had been typed. */
export default function SummaryFor({ conversation, onText }: SummaryProps) {
  const { inbox } = useWorkspace();
  const hasModel = useHasModel();
  const { written, ask, clear } = useWritten(conversation);
  const isWriting = written.state === 'writing';
  useEffect(() => {
    if (written.state === 'done') onText(written.text.slice(0, inboxLimits.transfer.note?.maxLength));
  }, [written.state]);
  if (!hasModel) return null;
  const start = () => ask({ task: 'summary', text: textOf(inbox.threads.of(conversation.id).peek().rows) });
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
