/** What fits what is typed, above the text field, walked with the arrow keys from within the field. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

type PickListProps<Option> = {
  /** What the list is of, for those who don't see it. */
  label: string;
  options: readonly Option[];
  /** Another text begins at the first option again. */
  typed: string;
  /** Says why there are none; without it nothing is shown then, and the keys stay with the field. */
  none?: string | undefined;
  /** Whether they are on their way: Enter waits for them and is pressed again then, instead of sending what was typed to find one. */
  isLoading?: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  draw: (option: Option) => ComponentChildren;
  onPick: (option: Option) => void;
  onClose: () => void;
};

/** The list. The field keeps the focus; screen readers follow the option it names as active. */
export function PickList<Option extends { id: number }>(props: PickListProps<Option>) {
  const { label, options, typed, none, isLoading = false, field, draw, onPick, onClose } = props;
  const [at, setAt] = useState(0);
  /** What was typed when Enter was pressed too early. */
  const waiting = useRef<string | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const isShown = options.length > 0 || none !== undefined;
  useEffect(() => setAt(0), [typed]);
  useLayoutEffect(
    () => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    [at],
  );
  // In step with the text field: a key pressed right after a choice must not be taken for another.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !isShown) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key as 'ArrowDown' | 'ArrowUp'];
      const chosen = options[at];
      if (step !== undefined) setAt((at + step + options.length) % Math.max(1, options.length));
      else if (event.key === 'Escape') onClose();
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) onPick(chosen);
      else if (event.key === 'Enter' && isLoading && none !== undefined) waiting.current = typed;
      else return;
      event.preventDefault();
    };
    const element = field.current;
    element?.addEventListener('keydown', onKeyDown, { capture: true });
    return () => element?.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [options, at, isShown, isLoading, typed]);
  useLayoutEffect(() => {
    if (isLoading || waiting.current === undefined) return;
    const isAsTyped = waiting.current === typed;
    waiting.current = undefined;
    if (isAsTyped)
      field.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }, [isLoading, typed]);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || options.length === 0) return undefined;
    element.setAttribute('aria-controls', id);
    element.setAttribute('aria-activedescendant', `${id}-${at}`);
    return () => {
      element.removeAttribute('aria-controls');
      element.removeAttribute('aria-activedescendant');
    };
  }, [at, options.length]);
  if (!isShown) return null;
  return (
    <ul class="canned" role="listbox" id={id} ref={list} aria-label={label}>
      {options.map((option, index) => (
        <li
          key={option.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onPointerMove={() => setAt(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {draw(option)}
        </li>
      ))}
      {options.length === 0 && (
        <li class="canned-none" role="option" aria-selected="false">
          {none}
        </li>
      )}
    </ul>
  );
}
