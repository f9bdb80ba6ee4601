/** What a model writes for the agent, above the field: chosen in a menu, read here, and put into the field by them alone. */
import { ExternalLink, Sparkles } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import { type CopilotTask, isRewrite } from '#core/model/copilot-tasks.ts';
import type { Mode } from '#dashboard/data/drafts.ts';
import { assistant as words, copilot } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Insertion, insertInto } from './insertion.ts';
import { textOf } from './text-of.ts';
import { type Written, useHasModel, useWritten } from './use-written.ts';
import './copilot.css';

type CopilotProps = {
  conversation: Conversation;
  mode: Mode;
  /** Whether there is a text to rewrite. */
  isWritten: boolean;
};

const offered: Record<Mode, readonly CopilotTask[]> = {
  reply: ['draft', 'shorter', 'friendlier', 'grammar'],
  note: ['summary', 'shorter', 'friendlier', 'grammar'],
};

/** The menu and what came of it; nothing where no model may be used. */
export default function Copilot({ conversation, mode, isWritten }: CopilotProps) {
  const { inbox } = useWorkspace();
  const hasModel = useHasModel();
  const { written, ask, clear } = useWritten(conversation);
  const panel = useRef<HTMLElement>(null);
  const [last, setLast] = useState<Insertion | undefined>(undefined);
  const fieldOf = () => panel.current?.closest('.composer')?.querySelector('textarea') ?? undefined;
  const start = (task: CopilotTask) => {
    setLast(undefined);
    const rows = inbox.threads.of(conversation.id).peek().rows;
    ask({ task, text: isRewrite(task) ? (fieldOf()?.value ?? '') : task === 'summary' ? textOf(rows) : '' });
  };
  const use = (task: CopilotTask, text: string) => {
    const field = fieldOf();
    if (!field) return;
    if (isRewrite(task)) field.setSelectionRange(0, field.value.length);
    setLast(insertInto(field, text));
    clear();
  };
  const leave = () => {
    clear();
    fieldOf()?.focus();
  };
  if (!hasModel) return null;
  return (
    <section class="copilot" ref={panel} aria-label={words.title}>
      <div class="copilot-head">
        <Menu
          side="above"
          label={words.title}
          trigger={(attributes) => (
            <Button size="small" variant="ghost" icon={Sparkles} {...attributes}>
              {words.title}
            </Button>
          )}
        >
          {offered[mode]
            .filter((task) => isWritten || !isRewrite(task))
            .map((task) => (
              <MenuItem key={task} onClick={() => start(task)}>
                {words.tasks[task]}
              </MenuItem>
            ))}
        </Menu>
        {last && (
          <Button
            size="small"
            variant="ghost"
            onClick={() => {
              if (fieldOf()?.value === last.text) last.undo();
              setLast(undefined);
            }}
          >
            {copilot.undo}
          </Button>
        )}
      </div>
      <Outcome written={written} onUse={use} onRetry={start} onLeave={leave} />
    </section>
  );
}

type OutcomeProps = {
  written: Written;
  onUse: (task: CopilotTask, text: string) => void;
  onRetry: (task: CopilotTask) => void;
  onLeave: () => void;
};

function Outcome({ written, onUse, onRetry, onLeave }: OutcomeProps) {
  if (written.state === 'idle') return null;
  const { task } = written;
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLeave();
  };
  if (written.state === 'failed')
    return (
      <div class="copilot-outcome" role="alert" onKeyDown={leaveOnEscape}>
        <p>{words.problems[written.problem]}</p>
        <div class="copilot-choices">
          <Button size="small" onClick={() => onRetry(task)}>
            {common.retry}
          </Button>
          <Button size="small" variant="ghost" onClick={onLeave}>
            {words.dismiss}
          </Button>
        </div>
      </div>
    );
  const isDone = written.state === 'done';
  return (
    <div class="copilot-outcome" aria-busy={!isDone} onKeyDown={leaveOnEscape}>
      <small class="muted" role="status">
        {isDone ? words.ready : words.writing}
      </small>
      {written.text !== '' && (
        <p class="copilot-text" dir="auto">
          {written.text}
        </p>
      )}
      {written.sources.length > 0 && (
        <ul class="copilot-sources" aria-label={words.sources}>
          {written.sources.map(({ id, question, url }) => (
            <li key={id}>
              {url === null ? (
                <span dir="auto">{question}</span>
              ) : (
                <a href={url} target="_blank" rel="noreferrer" dir="auto">
                  {question} <Icon of={ExternalLink} size={12} />
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      <div class="copilot-choices">
        {isDone && (
          <Button size="small" variant="secondary" onClick={() => onUse(task, written.text)}>
            {isRewrite(task) ? words.replace : copilot.insert}
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={onLeave}>
          {isDone ? words.dismiss : common.cancel}
        </Button>
      </div>
    </div>
  );
}
