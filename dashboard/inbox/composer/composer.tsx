/** Where an agent writes: a reply or a note, unmistakably different; drafts are kept, canned responses come by `/`. */
import { Lock, SendHorizontal } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { type Draft, type Mode, modeOf, turnedInto, withMode, withText } from '#dashboard/data/drafts.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { SwitchTab, walkTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import {
  type Command,
  commandAt,
  type Held,
  heldBack,
  prepare,
  prepared,
  replyBox,
} from '#dashboard/inbox/canned/canned.ts';
import { attachPasted } from '#dashboard/inbox/files/given-files.ts';
import type { Format, Selected } from './formatting.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { isReady, isUnderway } from '#client/files/tray-file.ts';
import { focusUnlessWalked, formatOfKey, hintOf, isTouch, visibilityOf } from './composer-field.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { FootNote } from './foot-note.tsx';

const fetchGoOn = () => import('#dashboard/inbox/later/send-and-resolve.ts');
const CannedPicker = lazy(() => import('#dashboard/inbox/canned/canned-picker.tsx'));
const MentionPicker = lazy(() => import('#dashboard/inbox/pickers/mention-picker.tsx'));
const ComposerTools = lazy(() => import('./composer-tools.tsx'));
const MacroPreview = lazy(() => import('#dashboard/inbox/canned/macro-preview.tsx'));
const Above = lazy(() => import('./composer-above.tsx'));
const SendMore = lazy(() => import('#dashboard/inbox/later/send-more.tsx'));
const FileTray = lazy(() => import('#dashboard/inbox/files/file-tray.tsx'));

const MAX_CHARACTERS = inboxLimits.conversation.content?.maxLength ?? Infinity;

/** The composer. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const workspace = useWorkspace();
  const { inbox, drafts, draftSync, uploads } = workspace;
  const { id } = conversation;
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => drafts.get(id));
  const [other, setOther] = useState(() => draftSync.other(id));
  const [command, setCommand] = useState<Command | undefined>(undefined);
  const [held, setHeld] = useState<Held | undefined>(undefined);
  /** Where the caret belongs once an inserted text is drawn. */
  const caret = useRef<Pick<Selected, 'from' | 'to'> | undefined>(undefined);
  const canReply = isOpen(conversation);
  const filesOf = (mode: Mode) => uploads.of(id, visibilityOf(mode));
  const hasFiles = (mode: Mode) => filesOf(mode).value.length > 0;
  const mode = modeOf(draft, canReply, hasFiles);
  const isNote = mode === 'note';
  const isBlocked = !isNote && !canReply;
  const text = draft[mode];
  const visibility = visibilityOf(mode);
  const files = filesOf(mode).value;
  const isUploading = files.some(isUnderway);
  const actions = isNote ? [] : (prepared.value[id] ?? []);
  const over = text.trim().length - MAX_CHARACTERS;
  const change = (next: Draft) => {
    setDraft(next);
    drafts.set(id, next);
    draftSync.typed(id);
    setCommand(undefined);
    setHeld(undefined);
  };
  const choose = (next: Draft) => {
    change(next);
    if (modeOf(next, canReply, hasFiles) === 'note') inbox.typing.done(id);
    field.current?.focus();
  };
  // What this agent types or sends in another tab, or has typed on another device, is typed or gone here, too.
  useEffect(() => {
    const stop = drafts.follow(id, () => {
      setDraft(drafts.get(id));
      setOther(draftSync.other(id));
    });
    return () => {
      stop();
      draftSync.left(id);
    };
  }, [id]);
  const isWritten = (one: Mode) => draft[one] !== '' || hasFiles(one);
  const hasReply = canReply || isWritten('reply');
  // As soon as the field is there: keys pressed within a frame would be the page's shortcuts.
  useLayoutEffect(
    () =>
      addActions({
        ...(hasReply ? { reply: () => choose(withMode(draft, 'reply')) } : {}),
        note: () => choose(withMode(draft, 'note')),
      }),
    [hasReply, draft],
  );
  useLayoutEffect(() => focusUnlessWalked(field.current, id), []);
  // Here before the first slash; who types faster is asked whether it was meant.
  useEffect(CannedPicker.prefetch, []);
  useLayoutEffect(() => {
    if (caret.current) field.current?.setSelectionRange(caret.current.from, caret.current.to);
    caret.current = undefined;
  });
  const send = (isMeant = false, isLast = false) => {
    // What was typed last may not be drawn yet: the draft that is kept has it.
    const current = drafts.get(id);
    const content = current[mode].trim();
    const waiting = uploads.of(id, visibility).peek();
    const isEmpty = content === '' && !waiting.some(isReady);
    if ((isEmpty && actions.length === 0) || waiting.some(isUnderway) || content.length > MAX_CHARACTERS || isBlocked)
      return;
    const why = isMeant ? undefined : (heldBack(content) ?? (isNote ? undefined : replyBox.gate?.()));
    setHeld(why);
    if (why) return;
    const isLastOfAll = isLast && !isEmpty;
    const then = isLastOfAll && actions.length > 0 ? [...actions, { type: 'resolve' } as const] : actions;
    if (isEmpty)
      void import('#dashboard/workspace/run-macro.ts').then((macro) => macro.runAlone(workspace, id, actions));
    else {
      const more = then.length > 0 ? { actions: then } : isLastOfAll ? { resolve: true } : {};
      const original = isNote ? undefined : current.original;
      const sent = inbox.outbox.send(id, content, visibility, uploads.take(id, visibility), { ...more, original });
      if (isLastOfAll) void fetchGoOn().then(({ goOnAfter }) => goOnAfter(workspace, conversation, sent));
    }
    if (!isNote) prepare(id, []);
    if (!isNote) inbox.typing.sent(id);
    change(withText(current, canReply, '', hasFiles));
    field.current?.focus();
  };
  const onInput = (typed: string) => {
    change(withText(drafts.get(id), canReply, typed, hasFiles));
    setCommand(commandAt(typed, field.current?.selectionStart ?? typed.length, isNote ? '/@' : '/'));
    if (isNote) return;
    if (typed.trim() === '') inbox.typing.done(id);
    else inbox.typing.tell(id);
  };
  const setText = ({ text: next, from, to }: Selected) => {
    change(withText(drafts.get(id), canReply, next, hasFiles));
    caret.current = { from, to };
    field.current?.focus();
  };
  const applyFormat = async (format: Format) => {
    const { formatted } = await import('./formatting.ts');
    const { value = '', selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    setText(formatted({ text: value, from, to }, format));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const format = formatOfKey(event);
    if (format) {
      event.preventDefault();
      void applyFormat(format);
      return;
    }
    if (event.key === 'Escape') field.current?.blur();
    const isLast = event.shiftKey && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Enter' || (event.shiftKey && !isLast) || event.altKey) return;
    if (isTouch() && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send(false, isLast && !isNote);
  };
  /** In the place of what was typed to find it, else where the caret is. */
  const insertText = (inserted: string) => {
    const at = field.current?.selectionEnd ?? text.length;
    const { from, to } = command ?? { from: at, to: at };
    change(withText(drafts.get(id), canReply, text.slice(0, from) + inserted + text.slice(to), hasFiles));
    caret.current = { from: from + inserted.length, to: from + inserted.length };
    field.current?.focus();
  };
  const insert: NonNullable<typeof replyBox.insert> = (textFor) => insertText(textFor(conversation, mode));
  const sayUnreachable = () => toast(composer.filesUnreachable, 'problem');
  const attach: NonNullable<typeof replyBox.attach> = (picked) => {
    // Also without a text, what is begun as a reply stays one.
    change({ ...drafts.get(id), mode });
    uploads.add(id, visibility, picked).catch(sayUnreachable);
    field.current?.focus();
  };
  useEffect(() => {
    Object.assign(replyBox, { insert, attach });
    return () => void Object.assign(replyBox, { insert: undefined, attach: undefined });
  });
  const turn = (into: Mode) => {
    uploads.moveInto(id, visibilityOf(into)).catch(sayUnreachable);
    choose(turnedInto(draft, into));
  };
  const label = isNote ? composer.noteHint : composer.replyTo(nameOf(conversation));
  return (
    <div class={isNote ? 'composer composer-note' : 'composer'}>
      {command?.mark === '@' && (
        <MentionPicker
          conversation={id}
          typed={command.query}
          field={field}
          onPick={({ name }) => insertText(`@${name} `)}
          onClose={() => setCommand(undefined)}
        />
      )}
      {command?.mark === '/' && (
        <CannedPicker
          typed={command.query}
          isInText={command.from > 0}
          conversation={conversation}
          isNote={isNote}
          field={field}
          onPick={insert}
          onClose={() => setCommand(undefined)}
        />
      )}
      <Above
        conversation={conversation}
        mode={mode}
        isWritten={isWritten(mode)}
        held={held}
        other={other}
        onTurn={turn}
        onDecide={(choice) => draftSync.decide(id, choice)}
        onSend={() => send(true)}
      />
      <div class="composer-box">
        <div class="switch-tabs" role="radiogroup" onKeyDown={walkTabs} aria-label={composer.mode}>
          {hasReply && (
            <SwitchTab isChosen={!isNote} onChoose={() => choose(withMode(draft, 'reply'))}>
              {composer.reply}
              {isNote && isWritten('reply') && <HasDraft />}
            </SwitchTab>
          )}
          <SwitchTab isChosen={isNote} onChoose={() => choose(withMode(draft, 'note'))}>
            <Icon of={Lock} size={12} />
            {composer.note}
            {!isNote && isWritten('note') && <HasDraft />}
          </SwitchTab>
        </div>
        <textarea
          ref={field}
          rows={2}
          value={text}
          aria-label={label}
          placeholder={label}
          dir="auto"
          enterkeyhint={isTouch() ? 'enter' : 'send'}
          onFocus={() => inbox.aboutToAnswer(id)}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => attachPasted(event, attach)}
        />
        {files.length > 0 && (
          <FileTray conversation={id} visibility={visibility} onButtonGone={() => field.current?.focus()} />
        )}
        {actions.length > 0 && <MacroPreview id={id} actions={actions} />}
        <div class="composer-foot">
          <ComposerTools field={field} onFiles={attach} onText={setText} />
          <FootNote over={over} isUploading={isUploading} hint={hintOf(isNote)} />
          <Button
            variant="primary"
            size="small"
            icon={isNote ? Lock : SendHorizontal}
            disabled={
              (text.trim() === '' && !files.some(isReady) && actions.length === 0) ||
              isUploading ||
              over > 0 ||
              isBlocked
            }
            onClick={() => send()}
          >
            {isNote ? composer.addNote : composer.send}
          </Button>
          {!isNote && canReply && (
            <SendMore
              conversation={conversation}
              text={text}
              original={draft.original}
              isBlocked={isUploading || over > 0}
              hasFiles={files.length > 0}
              onResolve={() => send(false, true)}
              onScheduled={(content) => {
                const now = drafts.get(id);
                if (now.reply.trim() === content) change({ ...now, reply: '', original: undefined });
              }}
            />
          )}
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
