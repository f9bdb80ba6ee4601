/** The text of a note that calls agents: their names stand out. */
import type { ComponentChildren } from 'preact';
import type { Id } from '#core/model/id.ts';
import { splitMentions } from '#dashboard/data/mentions.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './mentioning-note.css';
import type { DrawText } from './prose.tsx';

type NoteProps = {
  mentions: readonly Id[];
  /** Draws words that call nobody. */
  drawText: DrawText;
  /** Draws the note, its words by what it is given. */
  draw: (drawText: DrawText) => ComponentChildren;
};

/** The text; who is no longer an agent isn't marked. */
export default function MentioningNote({ mentions, drawText, draw }: NoteProps) {
  const { team, me } = useWorkspace();
  const called = (team.agents.value.value.data ?? []).filter(({ id }) => mentions.includes(id));
  const own = me.value.agent?.name;
  const drawNamed = (text: string) => (
    <b class={text === `@${own}` ? 'mention mention-own' : 'mention'}>{drawText(text)}</b>
  );
  return draw((words) =>
    splitMentions(words, called).map(({ text, isMention }) => (isMention ? drawNamed(text) : drawText(text))),
  );
}
