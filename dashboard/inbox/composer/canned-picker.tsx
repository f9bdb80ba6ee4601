/** The canned responses that fit what was typed after `/`, walked with the arrow keys from within the text field. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CannedResponse } from '#core/model/canned-response.ts';
import type { Conversation } from '#core/model/conversation.ts';
import { composer } from '#dashboard/strings/inbox.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { fitting } from './canned.ts';

/** Colleagues change responses while a page stays open all day: from this age on, they are fetched again. */
const FRESH_MS = 5 * 60_000;
/** One that isn't found may have been made just now. */
const MISSING_MS = 10_000;

type PickerProps = {
  typed: string;
  /** In the middle of a reply nothing is said about a slash that fits no response. */
  isInText: boolean;
  conversation: Conversation;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (response: CannedResponse) => void;
  onClose: () => void;
};

/** The picker. */
export default function CannedPicker({ typed, isInText, conversation, field, onPick, onClose }: PickerProps) {
  const { team } = useWorkspace();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => setAt(0), [typed]);
  const loaded = team.cannedResponses.value.value;
  const found = fitting(loaded.data ?? [], typed, conversation.department_id);
  const isMissing = found.length === 0;
  useEffect(() => void team.cannedResponses.need(isMissing ? MISSING_MS : FRESH_MS), [isMissing]);
  useLayoutEffect(
    () => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    [at],
  );
  // In step with the text field: a key pressed right after a choice must not be taken for another.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (isInText && found.length === 0) return;
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
  if (isInText && found.length === 0) return null;
  return (
    <ul class="canned" role="listbox" ref={list} aria-label={composer.canned}>
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
      {found.length === 0 && (
        <li class="canned-none" role="option" aria-selected="false">
          {loaded.data
            ? composer[loaded.data.length === 0 ? 'noneCanned' : 'noCanned']
            : composer[loaded.state === 'failed' ? 'cannedFailed' : 'cannedLoading']}
        </li>
      )}
    </ul>
  );
}
