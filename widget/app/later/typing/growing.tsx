/** A bot's answer while it is written. */
import type { Part } from '#widget/app/view/view.ts';
import { Content, Sender } from '#widget/app/later/shared/lent.ts';

/** A bot's answer as far as it is written: where and how the stored one will stand. */
export function Growing({ view }: Part) {
  const { state, texts } = view;
  if (!state.delta) return null;
  const last = state.timeline.at(-1);
  const bot = state.timeline.findLast(({ sender_type }) => sender_type === 'bot');
  return (
    <li class={last?.sender_type === 'bot' ? 'theirs last' : 'theirs first last'} aria-hidden="true">
      {last?.sender_type !== 'bot' && <Sender id={bot?.sender_id ?? 0} name={bot?.sender_name ?? texts.bot} />}
      <Content view={view} text={state.delta.text} isRich />
    </li>
  );
}
