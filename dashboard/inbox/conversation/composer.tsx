/** Where an agent writes: a reply or a note, unmistakably different; drafts are kept, canned responses come by `/`. */
import { Lock, SendHorizontal } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CannedResponse } from '#core/model/canned-response.ts';
import type { Conversation } from '#core/model/conversation.ts';
import { limits } from '#dashboard/data/limits.ts';
import { type Draft, modeOf, turnedInto, withMode, withText } from '#dashboard/data/drafts.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { composer, thread } from '#dashboard/strings/inbox.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { SwitchTab } from '#dashboard/ui/page/switch-tabs.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { CannedPicker } from './canned-picker.tsx';
import { ModeKept } from './mode-kept.tsx';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';

const MAX_CHARACTERS = limits.conversation.content?.maxLength ?? Infinity;

/** The composer. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { inbox, drafts } = useWorkspace();
  const { id } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => drafts.get(id));
  const [isPicking, setPicking] = useState(false);
  const canReply = isOpen(conversation);
  const mode = modeOf(draft, canReply);
  const isNote = mode === 'note';
  const isBlocked = !isNote && !canReply;
  const text = draft[mode];
  const over = text.trim().length - MAX_CHARACTERS;
  const change = (next: Draft) => {
    setDraft(next);
    drafts.set(id, next);
    setPicking(false);
  };
  const choose = (next: Draft) => {
    change(next);
    if (modeOf(next, canReply) === 'note') inbox.typing.done(id);
    field.current?.focus();
  };
  const hasReply = canReply || draft.reply !== '';
  useEffect(
    () =>
      addActions({
        ...(hasReply ? { reply: () => choose(withMode(draft, 'reply')) } : {}),
        note: () => choose(withMode(draft, 'note')),
      }),
    [hasReply, draft],
  );
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus({ preventScroll: true });
  }, []);
  const send = () => {
    // What was typed last may not be drawn yet: the draft that is kept has it.
    const current = drafts.get(id);
    const content = current[mode].trim();
    if (content === '' || content.length > MAX_CHARACTERS || isBlocked) return;
    inbox.outbox.send(id, content, isNote ? 'internal' : 'public');
    if (!isNote) inbox.typing.sent(id);
    change(withText(current, canReply, ''));
    field.current?.focus();
  };
  const onInput = (typed: string) => {
    change(withText(drafts.get(id), canReply, typed));
    setPicking(!isNote && /^\/[\w-]*$/.test(typed));
    if (isNote) return;
    if (typed.trim() === '') inbox.typing.done(id);
    else inbox.typing.tell(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send();
  };
  const insert = (response: CannedResponse) => {
    change(withText(draft, canReply, response.content));
    field.current?.focus();
  };
  const label = isNote ? composer.noteHint : composer.replyTo(nameOf(conversation));
  return (
    <div class={isNote ? 'composer composer-note' : 'composer'}>
      {isPicking && (
        <CannedPicker
          typed={text.slice(1)}
          conversation={conversation}
          field={field}
          onPick={insert}
          onClose={() => setPicking(false)}
        />
      )}
      <ModeKept
        conversation={conversation}
        mode={text === '' ? undefined : mode}
        onTurn={(into) => choose(turnedInto(draft, into))}
      />
      {!isBlocked && <Hint conversation={conversation} />}
      <div class="composer-box">
        <div class="switch-tabs" role="radiogroup" aria-label={composer.mode}>
          {hasReply && (
            <SwitchTab isChosen={!isNote} onChoose={() => choose(withMode(draft, 'reply'))}>
              {composer.reply}
              {isNote && draft.reply !== '' && <HasDraft />}
            </SwitchTab>
          )}
          <SwitchTab isChosen={isNote} onChoose={() => choose(withMode(draft, 'note'))}>
            <Icon of={Lock} size={12} />
            {composer.note}
            {!isNote && draft.note !== '' && <HasDraft />}
          </SwitchTab>
        </div>
        <textarea
          ref={field}
          rows={2}
          value={text}
          aria-label={label}
          placeholder={label}
          dir="auto"
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <div class="composer-foot">
          <small class={over > 0 ? 'composer-over' : ''}>
            {over > 0 ? composer.tooLong(over) : isNote ? composer.noteKeys : composer.hint}
          </small>
          <Button
            variant="primary"
            size="small"
            icon={isNote ? Lock : SendHorizontal}
            disabled={text.trim() === '' || over > 0 || isBlocked}
            onClick={send}
          >
            {isNote ? composer.addNote : composer.send}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** On a tab that isn't shown: something is typed there. */
function HasDraft() {
  return (
    <span class="composer-draft" title={composer.hasDraft}>
      <span class="sr-only">{composer.hasDraft}</span>
    </span>
  );
}

/** What to know before writing: that it ended, that a colleague has it, or that a reply takes it. */
function Hint({ conversation }: { conversation: Conversation }) {
  const { me, team, inbox } = useWorkspace();
  const { status, agent_id } = conversation;
  const colleague = inbox.typing.of(conversation.id).find((one) => one.by === 'agent')?.name;
  const text =
    status === 'resolved' || status === 'closed'
      ? `${composer.ended[status]} ${composer.endedHint}`
      : colleague !== undefined
        ? `${thread.typing(colleague)}…`
        : agent_id === null
          ? me.value.agent && composer.claims
          : agent_id !== me.value.agent?.id && composer.colleague(team.agentName(agent_id) ?? thread.formerAgent);
  return text ? <p class="composer-hint">{text}</p> : null;
}
