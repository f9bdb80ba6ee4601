/** The text of a note that calls agents, whose names stand out, or hands the conversation on, with the reason. */
import type { ComponentChildren } from 'preact';
import type { Message } from '#core/model/messages/message.ts';
import { splitMentions } from '#dashboard/data/mentions.ts';
import { transfer } from '#dashboard/strings/transfer.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './mentioning-note.css';
import type { DrawText } from './prose.tsx';

type NoteProps = {
  text: string;
  metadata: Message['metadata'];
  /** Draws words that call nobody. */
  drawText: DrawText;
  /** Draws the note, its words by what it is given. */
  draw: (drawText: DrawText) => ComponentChildren;
};

/** The text; who is no longer an agent isn't marked. */
export default function MentioningNote({ text, metadata, drawText, draw }: NoteProps) {
  const { team, me } = useWorkspace();
  const mentions = metadata?.mentions ?? [];
  const called = (team.agents.value.value.data ?? []).filter(({ id }) => mentions.includes(id));
  const own = me.value.agent?.name;
  const drawNamed = (name: string) => (
    <b class={name === `@${own}` ? 'mention mention-own' : 'mention'}>{drawText(name)}</b>
  );
  return (
    <>
      <Reason text={text} reason={metadata?.transfer_reason} />
      {draw((words) =>
        splitMentions(words, called).map((part) => (part.isMention ? drawNamed(part.text) : drawText(part.text))),
      )}
    </>
  );
}

type ReasonProps = { text: string; reason: NonNullable<Message['metadata']>['transfer_reason'] };

/** Why it was handed on; nothing where the note says no more than that, or the reason is none of the usual ones. */
function Reason({ text, reason }: ReasonProps) {
  if (reason === undefined || reason === 'other') return null;
  const words = transfer.reasons[reason];
  return words === text ? null : <p class="muted">{transfer.why(words)}</p>;
}
