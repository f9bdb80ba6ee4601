/** What a bot notes for those who take over, in the reader's language. */
import type { ComponentChildren } from 'preact';
import type { HandoffNote } from '#core/model/messages/handoff-note.ts';
import { handoffText } from '#core/model/messages/handoff-text.ts';
import { handoffNote as words } from '#dashboard/strings/records.ts';

/** The note's text. @param draw draws it as notes are */
export default function HandoffText({ note, draw }: { note: HandoffNote; draw: (text: string) => ComponentChildren }) {
  return <>{draw(handoffText(note, words))}</>;
}
