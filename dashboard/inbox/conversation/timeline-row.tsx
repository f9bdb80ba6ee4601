/** One line of a conversation: a day, a system line, a note, a message, or what is still on its way. */
import { Bot, Check, CheckCheck, CircleAlert, Clock, Lock } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Message } from '#core/model/messages/message.ts';
import { type Outgoing, refusedFile } from '#dashboard/data/inbox/outbox.ts';
import { common } from '#dashboard/strings/common.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { clockTime, dated, fullTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';
import { drawNothing } from '#dashboard/ui/page/draw-nothing.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { hasModel } from '#dashboard/inbox/copilot/has-model.ts';
import { snoozeText } from '#dashboard/inbox/list/list-row.tsx';
import type { Line } from './grouping.ts';
import { Prose, highlighted } from './prose.tsx';

const HeldLine = lazy(() => import('#dashboard/inbox/later/held-line.tsx'));
const RecordText = lazy(() => import('#dashboard/inbox/records/record-text.tsx'));
const HandoffText = lazy(() => import('#dashboard/inbox/records/handoff-text.tsx'));
// The line says who has the chat without it, and has no room for what went wrong.
const AssignedWhy = lazy(() => import('#dashboard/inbox/assignment/assigned-why.tsx').catch(drawNothing));
const AnswerStanding = lazy(() => import('./answer-standing.tsx'));
const ShownFiles = lazy(() => import('#dashboard/inbox/files/message-files.tsx'));
const Translated = lazy(() => import('#dashboard/inbox/translation/translated.tsx'));
const OriginalText = lazy(() => import('#dashboard/inbox/translation/original-text.tsx'));
const MentioningNote = lazy(() => import('./mentioning-note.tsx'));

/** The files of a message; nothing for one without. */
const filesOf = (files: readonly MessageFile[] = []) => files.length > 0 && <ShownFiles files={files} />;

type LineProps = { line: Line; visitorName: string; visitorId: number };

/** The line. */
export function ThreadLine({ line, visitorName, visitorId }: LineProps) {
  const workspace = useWorkspace();
  switch (line.kind) {
    case 'day':
      return (
        <div class="line-day">
          <span>{dayName(line.at)}</span>
        </div>
      );
    case 'unread':
      return (
        <div class="line-day line-unread" data-unread-mark>
          <span>{thread.unread}</span>
        </div>
      );
    case 'system':
      return (
        <p class="line-system" title={fullTime(line.row.created_at)}>
          {eventText(line.row, workspace) ?? <RecordText row={line.row} />}{' '}
          {line.row.metadata?.why && <AssignedWhy why={line.row.metadata.why} />}{' '}
          <span>· {clockTime(line.row.created_at)}</span>
        </p>
      );
    case 'note':
      return <Note row={line.row} who={senderName(line.row, workspace)} />;
    case 'outgoing':
      return <OutgoingLine item={line.item} isFirst={line.isFirst} />;
    case 'message':
      return line.row.sender_type === 'visitor' ? (
        <div class={line.isFirst ? 'line line-in line-first' : 'line line-in'}>
          {line.isLast ? <Avatar id={visitorId} name={visitorName} size="small" /> : <span class="avatar-space" />}
          <Said row={line.row} kind="in">
            <Prose text={line.row.content} />
          </Said>
          {hasModel(workspace) && <Translated row={line.row} />}
          {cameAt(line.row, line.isLast)}
        </div>
      ) : (
        <Answer row={line.row} isFirst={line.isFirst} isLast={line.isLast} who={senderName(line.row, workspace)} />
      );
  }
}

/** When the last of a visitor's messages came, and that one came by email or from the site's server. */
function cameAt(row: Message, isLast: boolean) {
  const way = wayOf(row);
  if (!isLast && way === undefined) return null;
  return (
    <span class="line-time">
      <time>{clockTime(row.created_at)}</time>
      {way !== undefined && <span>· {way}</span>}
    </span>
  );
}

/** How a message came; nothing for the widget's. */
function wayOf({ metadata }: Message): string | undefined {
  switch (metadata?.via) {
    case 'email':
      return thread.byEmail;
    case 'api':
      return thread.byKey(metadata.key_name ?? '');
    case undefined:
      return undefined;
  }
}

type SaidProps = { row: Message; kind: 'in' | 'out' | 'bot'; children: ComponentChildren };

/** What a message says, in its bubble, and its files below. */
function Said({ row, kind, children }: SaidProps) {
  const hasText = row.content !== '' || row.metadata?.options !== undefined;
  return (
    <>
      {hasText && (
        <div class={`bubble bubble-${kind}`} title={fullTime(row.created_at)}>
          {children}
        </div>
      )}
      {filesOf(row.metadata?.files)}
    </>
  );
}

type AnswerProps = { row: Message; isFirst: boolean; isLast: boolean; who: string | undefined };

function Answer({ row, isFirst, isLast, who }: AnswerProps) {
  return (
    <div class={isFirst ? 'line line-out line-first' : 'line line-out'}>
      {isFirst && who !== undefined && (
        <span class="line-who">
          {row.sender_type === 'bot' && <Icon of={Bot} size={12} />}
          {who}
        </span>
      )}
      <Said row={row} kind={row.sender_type === 'bot' ? 'bot' : 'out'}>
        <Prose text={row.content} isRich />
        {row.metadata?.options && (
          <span class="options">
            {row.metadata.options.map(({ label, value }) => (
              <span key={value} class="chip">
                {label}
              </span>
            ))}
          </span>
        )}
      </Said>
      {row.metadata?.translated_from && <OriginalText original={row.metadata.translated_from} />}
      {isLast && (
        <span class="line-time">
          <AnswerStanding row={row} />
          {clockTime(row.created_at)}
          <span class={row.is_read ? 'mark mark-read' : 'mark'} title={row.is_read ? thread.read : thread.sent}>
            <Icon of={row.is_read ? CheckCheck : Check} size={14} />
            <span class="sr-only">{row.is_read ? thread.read : thread.sent}</span>
          </span>
        </span>
      )}
    </div>
  );
}

/** A bot's answer as far as it is written: where the stored one will stand. The line below says it in words. */
export function Growing({ text, last }: { text: string; last: Message | undefined }) {
  const isFirst = last?.sender_type !== 'bot';
  return (
    <div class={isFirst ? 'line line-out line-first' : 'line line-out'} aria-hidden="true">
      {isFirst && (
        <span class="line-who">
          <Icon of={Bot} size={12} />
          {thread.bot}
        </span>
      )}
      <div class="bubble bubble-bot">
        <Prose text={text} isRich />
      </div>
    </div>
  );
}

/** A note's text; one that calls nobody and hands nothing on needs nothing to be loaded. */
const NoteText = ({ row: { content, metadata } }: { row: Message }) =>
  metadata?.handoff ? (
    <HandoffText note={metadata.handoff} draw={(text) => <Prose text={text} isRich />} />
  ) : (metadata?.mentions ?? metadata?.transfer_reason) ? (
    <MentioningNote
      text={content}
      metadata={metadata}
      drawText={highlighted}
      draw={(drawText) => <Prose text={content} isRich drawText={drawText} />}
    />
  ) : (
    <Prose text={content} isRich />
  );

function Note({ row, who }: { row: Message; who: string | undefined }) {
  return (
    <div class="note">
      <p class="note-head">
        <Icon of={Lock} size={12} />
        <b>{who === undefined ? thread.ownNote : thread.noteBy(who)}</b>
        <time>{clockTime(row.created_at)}</time>
      </p>
      {row.content !== '' && <NoteText row={row} />}
      {filesOf(row.metadata?.files)}
    </div>
  );
}

function OutgoingLine({ item, isFirst }: { item: Outgoing; isFirst: boolean }) {
  const { inbox } = useWorkspace();
  if (item.state === 'held')
    return (
      <HeldLine item={item}>
        <Prose text={item.content} isRich />
      </HeldLine>
    );
  const hasFailed = item.state === 'failed';
  const refused = item.files[refusedFile(item) ?? -1];
  const isOnlyThat = refused !== undefined && item.content === '' && item.files.length === 1;
  const standing = (
    <span class={hasFailed ? 'line-time line-failed' : 'line-time'} role={hasFailed ? 'alert' : undefined}>
      <Icon of={hasFailed ? CircleAlert : Clock} size={13} />
      {hasFailed
        ? [conversationTexts.failed, ...(item.error === undefined ? [] : [inWords(item.error)])].join(': ')
        : item.state === 'retrying'
          ? thread.retrying
          : thread.sending}
      {hasFailed && (
        <>
          {!isOnlyThat && (
            <Button size="small" onClick={() => inbox.outbox.retry(item.client_message_id)}>
              {refused ? thread.sendWithout(refused.name) : common.retry}
            </Button>
          )}
          <Button size="small" variant="ghost" onClick={() => inbox.outbox.discard(item.client_message_id)}>
            {thread.discard}
          </Button>
        </>
      )}
    </span>
  );
  if (item.visibility === 'internal') {
    return (
      <div class="note note-outgoing">
        {item.content !== '' && <Prose text={item.content} isRich />}
        {filesOf(item.files)}
        {standing}
      </div>
    );
  }
  return (
    <div class={isFirst ? 'line line-out line-outgoing line-first' : 'line line-out line-outgoing'}>
      {item.content !== '' && (
        <div class={hasFailed ? 'bubble bubble-out bubble-failed' : 'bubble bubble-out'}>
          <Prose text={item.content} isRich />
        </div>
      )}
      {filesOf(item.files)}
      {standing}
    </div>
  );
}

/** Who wrote it; nothing for the reader's own. */
function senderName(row: Message, { me, team }: Workspace): string | undefined {
  if (row.sender_type === 'bot') return row.sender_name ?? thread.bot;
  if (row.sender_id !== null && row.sender_id === me.value.agent?.id) return undefined;
  return row.sender_name ?? team.agentName(row.sender_id) ?? conversationTexts.formerAgent;
}

/** What is said most often, in words; nothing for other rows, whose words are loaded with the first of them. */
function eventText(row: Message, { team, me }: Workspace): string | undefined {
  const { event, agent_id, rating, key_name } = row.metadata ?? {};
  const name =
    agent_id === undefined ? key_name : agent_id === me.value.agent?.id ? thread.toYou : team.agentName(agent_id);
  if (event === 'rated' && rating !== undefined) return thread.system.rated(rating);
  if (event === 'requeued' && row.metadata?.reason === 'no_first_response') return thread.system.unanswered;
  if (event === 'snoozed' && name !== undefined)
    return thread.system.snoozed(snoozeText(row.metadata?.until ?? null, Date.parse(row.created_at)), name);
  if (event === 'woken' && name !== undefined) return thread.system.woken(name);
  if (event === 'assigned' && name !== undefined) return thread.system.assigned(name);
  if ((event === 'resolved' || event === 'closed') && name !== undefined) return thread.system[event](name);
  return undefined;
}

function dayName(instant: string): string {
  const at = new Date(instant);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(instant).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return thread.today;
  if (days === 1) return thread.yesterday;
  return dated({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(days > 300 ? { year: 'numeric' } : {}),
  }).format(at);
}
