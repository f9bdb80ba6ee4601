/** Labels and a priority that a model suggests: each is set by a press of its own, never by itself. */
import { Flag, Plus, Sparkles } from 'lucide';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { assistant, triage as words } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { names } from '#dashboard/strings/names.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { useWritten } from './use-written.ts';
import './copilot.css';

/** The button that asks, and what came of it. What is set by now isn't offered any more. */
export default function SuggestedSorting({ conversation }: { conversation: Conversation }) {
  const workspace = useWorkspace();
  const { written, ask, clear } = useWritten(conversation);
  const act = actionsOn(workspace, conversation.id);
  const isAsking = written.state === 'writing';
  const found = written.state === 'done' ? written.triage : undefined;
  const labels = found?.labels.filter((name) => !conversation.labels.includes(name)) ?? [];
  const priority = found?.priority === conversation.priority ? null : (found?.priority ?? null);
  const isNone = found !== undefined && labels.length === 0 && priority === null;
  return (
    <div class="suggested-sorting">
      {labels.map((name) => (
        <Button key={name} size="small" variant="secondary" icon={Plus} onClick={() => void act.addLabel(name)}>
          {words.label(name)}
        </Button>
      ))}
      {priority !== null && (
        <Button size="small" variant="secondary" icon={Flag} onClick={() => void act.setPriority(priority)}>
          {words.priority(names.priority[priority])}
        </Button>
      )}
      <Button
        size="small"
        variant="ghost"
        icon={Sparkles}
        onClick={isAsking ? clear : () => ask({ task: 'triage', text: '' })}
      >
        {isAsking ? common.cancel : words.ask}
      </Button>
      <small class="muted" role="status">
        {written.state === 'failed'
          ? assistant.problems[written.problem]
          : isAsking
            ? words.asking
            : isNone
              ? words.none
              : ''}
      </small>
    </div>
  );
}
