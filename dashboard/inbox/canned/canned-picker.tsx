/** The canned responses that fit what was typed after `/`, walked with the arrow keys from within the text field. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { PickList } from '#dashboard/inbox/pickers/pick-list.tsx';
import type { Mode } from '#dashboard/data/drafts.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { fitting, takeUp } from './fill-in.ts';
import { ownResponsesOf } from '#dashboard/macros/own-responses.ts';
import { macros, ownCanned, responseFiles as words } from '#dashboard/strings/macros.ts';
import './canned-picker.css';

/** Colleagues change responses while a page stays open all day: from this age on, they are fetched again. */
const FRESH_MS = 5 * 60_000;
/** One that isn't found may have been made just now. */
const MISSING_MS = 10_000;

type PickerProps = {
  typed: string;
  /** In the middle of a reply nothing is said about a slash that fits no response. */
  isInText: boolean;
  conversation: Conversation;
  /** In a note, what only does something isn't offered. */
  isNote: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (textFor: (of: Conversation, mode: Mode) => string) => void;
  onClose: () => void;
};

/** The picker. */
export default function CannedPicker({ typed, isInText, conversation, isNote, field, onPick, onClose }: PickerProps) {
  const { team, api, me } = useWorkspace();
  const own = ownResponsesOf(api);
  const loaded = team.cannedResponses.value.value;
  const owned = own.value.value.data ?? [];
  const found = fitting(
    [...owned, ...(loaded.data ?? [])].filter((one) => !isNote || one.content !== '' || one.files.length > 0),
    typed,
    conversation.department_id,
  );
  const isMissing = found.length === 0;
  useEffect(() => {
    const maxAgeMs = isMissing ? MISSING_MS : FRESH_MS;
    void team.cannedResponses.need(maxAgeMs);
    void own.need(maxAgeMs);
  }, [isMissing]);
  const isLoading = !loaded.data && loaded.state !== 'failed';
  const none = loaded.data
    ? composer[loaded.data.length === 0 ? 'noneCanned' : 'noCanned']
    : composer[isLoading ? 'cannedLoading' : 'cannedFailed'];
  return (
    <PickList
      label={composer.canned}
      options={found}
      typed={typed}
      none={isInText ? undefined : none}
      isLoading={isLoading}
      field={field}
      onPick={(response) => onPick(takeUp(response, me.value.agent?.name))}
      onClose={onClose}
      draw={(response) => (
        <>
          <kbd>/{response.shortcut}</kbd>
          <b>{response.title}</b>
          <span>{response.content}</span>
          {response.files.length > 0 && <small>{words.count(response.files.length)}</small>}
          {!isNote && response.actions.length > 0 && <small>{macros.count(response.actions.length)}</small>}
          {owned.includes(response) && <small>{ownCanned.mark}</small>}
        </>
      )}
    />
  );
}
