/** One message: of the visitor, of the team, or a line about what happened. */
import type { VisitorMessage } from '#core/model/message.ts';
import type { Piece } from '#client/text/links.ts';
import type { Placed } from '#client/timeline/grouping.ts';
import type { Outgoing } from '#widget/app/state/outbox.ts';
import { Avatar } from './avatar.tsx';
import { Icon, icons } from './icon.tsx';
import { formatDay, formatTime } from './time.ts';
import type { Part, View } from './view.ts';

/** Text as it was written, its addresses clickable once there is what finds them. */
export const Content = ({ view: { later }, text }: Part & { text: string }) => (
  <div class="bubble" dir="auto">
    {(later?.splitLinks(text) ?? [{ text }]).map((piece: Piece) =>
      piece.href ? (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      ) : (
        piece.text
      ),
    )}
  </div>
);

/** Who wrote a row, by the best name there is. */
export function senderOf({ sender_type, sender_name }: VisitorMessage, { texts }: Pick<View, 'texts'>): string {
  if (sender_type === 'visitor') return texts.you;
  return sender_name ?? (sender_type === 'bot' ? texts.bot : texts.agent);
}

const Sender = ({ id, name }: { id: number | null; name: string }) => (
  <p class="sender">
    <Avatar id={id ?? 0} name={name} />
    {name}
  </p>
);

/** A bot's answer as far as it is written: where and how the stored one will stand. */
export function Growing({ view }: Part) {
  const { state, texts } = view;
  if (!state.delta) return null;
  const last = state.timeline.at(-1);
  const bot = state.timeline.findLast(({ sender_type }) => sender_type === 'bot');
  return (
    <li class={last?.sender_type === 'bot' ? 'theirs last' : 'theirs first last'} aria-hidden="true">
      {last?.sender_type !== 'bot' && <Sender id={bot?.sender_id ?? 0} name={bot?.sender_name ?? texts.bot} />}
      <Content view={view} text={state.delta.text} />
    </li>
  );
}

/** A stored row, as it sits among its neighbours. */
export function Row({ view, placed, isNewestOwn }: Part & { placed: Placed<VisitorMessage>; isNewestOwn: boolean }) {
  const { state, texts, speech, later } = view;
  const { row, isFirst, isLast, startsDay } = placed;
  const day = startsDay && <p class="day">{formatDay(row.created_at, speech.locale, texts)}</p>;
  if (row.sender_type === 'system') {
    const line = later?.describe(row, view);
    return (
      <li>
        {day}
        {line && (
          <p class="system" dir="auto">
            {line}
          </p>
        )}
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
      <Content view={view} text={row.content} />
      {isLast && (
        <p class="meta">
          <time dateTime={row.created_at}>{formatTime(row.created_at, speech.locale)}</time>
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
  const { chat, texts } = view;
  const { id, state, refusal, content } = message;
  const reason = refusal && (refusal === 'closed' ? texts.closedAlready : texts[refusal]);
  return (
    <li class="own first last">
      <span class="sr">{texts.you}</span>
      <Content view={view} text={content} />
      <p class={state === 'failed' || state === 'retrying' ? 'meta bad' : 'meta'}>
        {state === 'failed' ? (
          <>
            <Icon of={icons.alert} />
            {reason ?? texts.refused}
          </>
        ) : state === 'retrying' ? (
          texts.retrying
        ) : state === 'sent' ? (
          texts.sent
        ) : (
          texts.sending
        )}
        {(state === 'failed' || state === 'retrying') && (
          <button type="button" class="link" onClick={() => chat.retry(id)}>
            {texts.retry}
          </button>
        )}
        {state === 'failed' && (
          <button type="button" class="link" onClick={() => chat.discard(id)}>
            {texts.discard}
          </button>
        )}
      </p>
    </li>
  );
}
