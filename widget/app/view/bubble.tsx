/** One message: of the visitor, of the team, or a line about what happened. */
import type { VisitorMessage } from '#core/model/messages/message.ts';
import type { Placed } from '#client/timeline/grouping.ts';
import type { Outgoing } from '#widget/app/state/outbox.ts';
import { Avatar } from './avatar.tsx';
import { Icon, icons } from './icon.tsx';
import { formatDay, formatTime } from './time.ts';
import type { Part, View } from './view.ts';

/** Text as it was written, its addresses clickable once there is what finds them. */
export const Content = ({ view: { later }, text, isRich = false }: Part & { text: string; isRich?: boolean }) => (
  <div class="bubble" dir="auto">
    {later ? <later.Prose text={text} isRich={isRich} /> : text}
  </div>
);

/** Who wrote a row, by the best name there is. */
export function senderOf({ sender_type, sender_name }: VisitorMessage, { texts }: Pick<View, 'texts'>): string {
  if (sender_type === 'visitor') return texts.you;
  return sender_name ?? (sender_type === 'bot' ? texts.bot : texts.agent);
}

/** The head of what somebody of the team says. */
export const Sender = ({ id, name }: { id: number | null; name: string }) => (
  <p class="sender">
    <Avatar id={id ?? 0} name={name} />
    {name}
  </p>
);

/** A stored row, as it sits among its neighbours. */
export function Row({ view, placed, isNewestOwn }: Part & { placed: Placed<VisitorMessage>; isNewestOwn: boolean }) {
  const { state, texts, speech, later } = view;
  const { row, isFirst, isLast, startsDay } = placed;
  const day = startsDay && <p class="day">{formatDay(row.created_at, speech.region, texts)}</p>;
  if (row.sender_type === 'system') {
    const line = later?.describe(row, view);
    return (
      <li>
        {day}
        {line && <p class="system">{line}</p>}
      </li>
    );
  }
  const isOwn = row.sender_type === 'visitor';
  const sender = senderOf(row, view);
  const isRead = row.seq <= state.readByTeam;
  return (
    <li class={`${isOwn ? 'own' : 'theirs'}${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`}>
      {day}
      {!isOwn && isFirst ? <Sender id={row.sender_id} name={sender} /> : <span class="sr">{sender}</span>}
      {row.content && <Content view={view} text={row.content} isRich={!isOwn} />}
      {later && <later.Files view={view} row={row} />}
      {isLast && (
        <p class="meta">
          <time dateTime={row.created_at}>{formatTime(row.created_at, speech.region)}</time>
          {isNewestOwn && (
            <>
              <Icon of={isRead ? icons.checkCheck : icons.check} />
              {isRead ? texts.read : texts.sent}
            </>
          )}
        </p>
      )}
    </li>
  );
}

/** A message the server has not stored yet. */
export function Pending({ view, message }: Part & { message: Outgoing }) {
  const { chat, texts, later } = view;
  const { id, state, content, files } = message;
  return (
    <li class="own first last">
      <span class="sr">{texts.you}</span>
      {content && <Content view={view} text={content} />}
      {later && files && <later.Files view={view} files={files} />}
      <p class={state === 'failed' || state === 'retrying' ? 'meta bad' : 'meta'}>
        {state === 'failed' ? (
          later && <later.Failed view={view} message={message} />
        ) : state === 'retrying' ? (
          <>
            {texts.retrying}
            <button type="button" class="link" onClick={() => chat.retry(id)}>
              {texts.retry}
            </button>
          </>
        ) : state === 'sent' ? (
          texts.sent
        ) : (
          texts.sending
        )}
      </p>
    </li>
  );
}
