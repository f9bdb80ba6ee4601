/** The header of the window: who is online, and the actions other than writing. */
import { isAway } from '#widget/app/state/state.ts';
import { fill } from '#widget/app/locales/texts.ts';
import { Avatar, Mark } from './avatar.tsx';
import { Icon, icons } from './icon.tsx';
import { formatMinutes, formatMoment } from './time.ts';
import type { Part } from './view.ts';

/** @param isWelcome the large head of a window in which nothing was said yet */
export function Head({ view, isWelcome }: Part & { isWelcome: boolean }) {
  const { state, widget, own, texts, chat, later } = view;
  const agent = state.conversation?.agent;
  return (
    <div class={isWelcome ? 'head welcome' : 'head'}>
      <div class="who">
        {agent ? (
          <Avatar id={agent.id} name={agent.name} />
        ) : (
          widget.logo_url && <img class="logo" src={widget.logo_url} alt="" />
        )}
        <div class="names">
          <h2 id="title" dir="auto">
            {agent?.name ?? own.welcome_title}
          </h2>
          {!isWelcome && <Presence view={view} />}
        </div>
        {later && <later.Menu view={view} />}
        <button type="button" class="tool" aria-label={texts.minimize} onClick={chat.close}>
          <Icon of={icons.x} />
        </button>
      </div>
      {isWelcome && (
        <>
          <p class="lead" dir="auto">
            {own.welcome_message}
          </p>
          <div class="there">
            {state.availability?.online &&
              state.team.map(({ id, initials }) => <Mark key={id} id={id} text={initials} />)}
            <Presence view={view} />
          </div>
        </>
      )}
    </div>
  );
}

/** Whether someone is there, as a dot and words; nothing while that isn't known. */
function Presence({ view: { state, widget, texts, speech } }: Part) {
  const seconds = state.typicalAnswerSeconds;
  // While the chat can't be reached nobody knows who is there.
  if (!state.availability || state.trouble) return <p class="presence unknown">{'\u00a0'}</p>;
  const { next_open_at } = state.availability;
  const online = !isAway(state, widget);
  return (
    <p class={online ? 'presence' : 'presence away'}>
      <span>
        {online ? texts.online : texts.offline}
        {!online &&
          next_open_at &&
          Date.parse(next_open_at) > Date.now() &&
          ` · ${fill(texts.back, { when: formatMoment(next_open_at, speech.region) })}`}
        {online && !!seconds && !state.conversation?.agent && (
          <span class="usual">{fill(texts.replies, { time: formatMinutes(seconds, speech.locale) })}</span>
        )}
      </span>
    </p>
  );
}
