/** What a model writes for the agent, above the field: chosen in a menu, read here, and put into the field by them alone. */
import { ExternalLink, Sparkles } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { type CopilotTask, isRewrite } from '#core/model/knowledge/copilot-tasks.ts';
import { language } from '#dashboard/strings/language.ts';
import type { Mode } from '#dashboard/data/drafts.ts';
import { assistant as words, copilot, translation } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Insertion, insertInto } from './insertion.ts';
import { languageName } from '#dashboard/ui/format/language-name.ts';
import { textOf } from './text-of.ts';
import { useForeignLanguage } from './language-of-chat.ts';
import { LostNames } from './lost-names.tsx';
import { OriginalNote, keepOriginal } from './original-note.tsx';
import { type Written, useHasModel, useWritten } from './use-written.ts';
import './copilot.css';

type CopilotProps = {
  conversation: Conversation;
  mode: Mode;
  /** Whether there is a text to rewrite. */
  isWritten: boolean;
  /** What stands next to the menu. */
  children?: ComponentChildren;
};

const offered: Record<Mode, readonly CopilotTask[]> = {
  reply: ['draft', 'translate', 'shorter', 'friendlier', 'grammar'],
  note: ['summary', 'shorter', 'friendlier', 'grammar'],
};

/** The menu and what came of it; nothing where no model may be used. */
export default function Copilot({ conversation, mode, isWritten, children }: CopilotProps) {
  const workspace = useWorkspace();
  const { inbox } = workspace;
  const hasModel = useHasModel();
  const { written, ask, clear, isStale } = useWritten(conversation);
  const visitors = useForeignLanguage(conversation, hasModel && mode === 'reply' && isWritten);
  const asked = useRef('');
  const panel = useRef<HTMLElement>(null);
  const [last, setLast] = useState<Insertion | undefined>(undefined);
  const fieldOf = () => panel.current?.closest('.composer')?.querySelector('textarea') ?? undefined;
  const start = (task: CopilotTask) => {
    setLast(undefined);
    const rows = inbox.threads.of(conversation.id).peek().rows;
    asked.current = isRewrite(task) ? (fieldOf()?.value ?? '') : '';
    const text = task === 'summary' ? textOf(rows) : asked.current;
    ask({ task, text, to: task === 'translate' ? visitors : undefined });
  };
  const use = (task: CopilotTask, text: string) => {
    const field = fieldOf();
    if (!field) return;
    if (isRewrite(task)) field.setSelectionRange(0, field.value.length);
    const inserted = insertInto(field, text);
    setLast(inserted);
    if (task === 'translate')
      keepOriginal(workspace, conversation.id, { content: asked.current.trim(), locale: language() });
    clear();
  };
  const leave = () => {
    clear();
    fieldOf()?.focus();
  };
  // A summary knows notes: turned into a reply, nothing of it may be at hand.
  useEffect(() => clear(), [mode]);
  // What was sent or deleted can't be taken back.
  useEffect(() => {
    if (!isWritten) setLast(undefined);
  }, [isWritten]);
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
            .filter((task) => task !== 'translate' || visitors !== undefined)
            .map((task) => (
              <MenuItem key={task} onClick={() => start(task)}>
                {task === 'translate' ? translation.into(languageName(visitors ?? '')) : words.tasks[task]}
              </MenuItem>
            ))}
        </Menu>
        {children}
        {last && (
          <Button
            size="small"
            variant="ghost"
            onClick={() => {
              if (fieldOf()?.value === last.text) {
                last.undo();
                keepOriginal(workspace, conversation.id, undefined);
              }
              setLast(undefined);
            }}
          >
            {copilot.undo}
          </Button>
        )}
      </div>
      <OriginalNote id={conversation.id} mode={mode} />
      <Outcome written={written} isStale={isStale} onUse={use} onRetry={start} onLeave={leave}>
        {written.state === 'done' && written.task === 'translate' && (
          <LostNames conversation={conversation.id} original={asked.current} translation={written.text} />
        )}
      </Outcome>
    </section>
  );
}

type OutcomeProps = {
  written: Written;
  /** The visitor has written since. */
  isStale: boolean;
  onUse: (task: CopilotTask, text: string) => void;
  onRetry: (task: CopilotTask) => void;
  onLeave: () => void;
  /** What is to be known of the text. */
  children?: ComponentChildren;
};

function Outcome({ written, isStale, onUse, onRetry, onLeave, children }: OutcomeProps) {
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
        {isDone ? (isStale ? words.stale : words.ready) : words.writing}
      </small>
      {written.text !== '' && (
        <p class="copilot-text" dir="auto">
          {written.text}
        </p>
      )}
      {children}
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
        {isDone && isStale && (
          <Button size="small" variant="ghost" onClick={() => onRetry(task)}>
            {common.retry}
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={onLeave}>
          {isDone ? words.dismiss : common.cancel}
        </Button>
      </div>
    </div>
  );
}
