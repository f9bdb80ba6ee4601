/** The canned responses that fit what was typed after `/`, walked with the arrow keys from within the text field. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { CannedResponse } from '#core/model/canned-response.ts';
import type { Conversation } from '#core/model/conversation.ts';
import { composer } from '#dashboard/strings/inbox.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

type PickerProps = {
  typed: string;
  conversation: Conversation;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (response: CannedResponse) => void;
  onClose: () => void;
};

const MAX = 8;

/** Those of everybody and of the conversation's department whose shortcut or title fits; shortcuts that begin so first. */
export function fitting(all: readonly CannedResponse[], typed: string, departmentId: number | null): CannedResponse[] {
  const wanted = typed.toLowerCase();
  const begins = (one: CannedResponse) => one.shortcut.startsWith(wanted);
  return all
    .filter((one) => one.department_id === null || one.department_id === departmentId)
    .filter((one) => begins(one) || one.title.toLowerCase().includes(wanted))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)) || a.shortcut.localeCompare(b.shortcut))
    .slice(0, MAX);
}

/** The picker. */
export function CannedPicker({ typed, conversation, field, onPick, onClose }: PickerProps) {
  const { team } = useWorkspace();
  const [at, setAt] = useState(0);
  useEffect(() => void team.cannedResponses.need(), []);
  useEffect(() => setAt(0), [typed]);
  const loaded = team.cannedResponses.value.value;
  const found = fitting(loaded.data ?? [], typed, conversation.department_id);
  // In step with the text field: a key pressed right after a choice must not be taken for another.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key as 'ArrowDown' | 'ArrowUp'];
      const chosen = found[at];
      if (step !== undefined) setAt((at + step + found.length) % Math.max(1, found.length));
      else if (event.key === 'Escape') onClose();
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) onPick(chosen);
      else return;
      event.preventDefault();
    };
    const element = field.current;
    element?.addEventListener('keydown', onKeyDown, { capture: true });
    return () => element?.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [found, at]);
  return (
    <ul class="canned" role="listbox" aria-label={composer.canned}>
      {found.map((response, index) => (
        <li
          key={response.id}
          role="option"
          aria-selected={index === at}
          onPointerMove={() => setAt(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(response)}
        >
          <kbd>/{response.shortcut}</kbd>
          <b>{response.title}</b>
          <span>{response.content}</span>
        </li>
      ))}
      {found.length === 0 && loaded.state !== 'loading' && (
        <li class="canned-none" role="option" aria-selected="false">
          {composer.noCanned}
        </li>
      )}
    </ul>
  );
}
