/** A menu below its button: arrow keys walk it, Escape and a click elsewhere close it. */
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

type MenuProps = {
  /** Draws the button; give it the attributes. */
  trigger: (attributes: {
    onClick: () => void;
    'aria-expanded': boolean;
    'aria-haspopup': 'menu';
  }) => ComponentChildren;
  align?: 'start' | 'end';
  side?: 'below' | 'above' | 'right';
  label: string;
  children: ComponentChildren;
};

/** The menu. */
export function Menu({ trigger, align = 'start', side = 'below', label, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  // Before the next key, which may come before the next frame.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const items = itemsOf(root.current);
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };
  return (
    <div class="menu" ref={root} onKeyDown={(event) => isOpen && walk(event, root.current, close)}>
      {trigger({ onClick: () => setOpen(!isOpen), 'aria-expanded': isOpen, 'aria-haspopup': 'menu' })}
      {isOpen && (
        <div class={`menu-list menu-${align} menu-${side}`} role="menu" aria-label={label} onClick={close}>
          {children}
        </div>
      )}
    </div>
  );
}

type MenuItemProps = { onClick: () => void; checked?: boolean; danger?: boolean; children: ComponentChildren };

/** One entry; `checked` makes it one of several to choose from. */
export function MenuItem({ onClick, checked, danger, children }: MenuItemProps) {
  return (
    <button
      type="button"
      class={danger ? 'menu-item menu-item-danger' : 'menu-item'}
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      tabIndex={-1}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

const itemsOf = (root: Element | null) => [...(root?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function walk(event: TargetedKeyboardEvent<HTMLDivElement>, root: Element | null, close: () => void): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation();
    if (event.key === 'Escape') event.preventDefault();
    return close();
  }
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = itemsOf(root);
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}
