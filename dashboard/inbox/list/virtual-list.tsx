/** A long list of rows of one height: only those in sight are in the page. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { stretchOf } from './window.ts';

type VirtualListProps<Item> = {
  items: readonly Item[];
  rowHeight: number;
  keyOf: (item: Item) => number;
  label: string;
  /** The row to keep in sight when it changes. */
  selected: number | undefined;
  /** Which list it is: another one begins at its top. */
  list: string;
  /** The rows that are in the page have changed. */
  onShown: (items: readonly Item[]) => void;
  /** The end is near. */
  onEnd: () => void;
  children: (item: Item) => ComponentChildren;
  after?: ComponentChildren;
};

const NEAR_END_ROWS = 10;

/** The list. */
export function VirtualList<Item>({
  items,
  rowHeight,
  keyOf,
  label,
  selected,
  list,
  onEnd,
  onShown,
  children,
  after,
}: VirtualListProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  /** The same at once: asking the page would lay all of it out, the conversation that is drawn with the row included. */
  const sight = useRef(seen);
  /** Whether the focus was on a row before the list was drawn anew. */
  const hadFocus = useRef(false);
  const look = () => {
    const element = box.current;
    if (!element) return;
    hadFocus.current = element.contains(document.activeElement);
    const { scrollTop: top, clientHeight: height } = element;
    if (sight.current.top !== top || sight.current.height !== height) setSeen((sight.current = { top, height }));
    if (top + height > element.scrollHeight - NEAR_END_ROWS * rowHeight) onEnd();
  };
  useLayoutEffect(() => {
    look();
    const watcher = new ResizeObserver(look);
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useLayoutEffect(() => {
    const index = selected === undefined ? -1 : items.findIndex((item) => keyOf(item) === selected);
    const element = box.current;
    if (index < 0 || !element) return;
    const { top, height } = sight.current;
    const at = index * rowHeight;
    if (at < top) element.scrollTop = at;
    else if (at + rowHeight > top + height) element.scrollTop = at + rowHeight - height;
    // Whoever walks the list by Tab and arrows stays on the row that is open; others keep their place.
    if (element.contains(document.activeElement)) element.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  }, [selected]);
  const shown = useRef(list);
  useLayoutEffect(() => {
    if (shown.current !== list) box.current?.scrollTo({ top: 0 });
    shown.current = list;
  }, [list]);
  // A row that scrolls out of the page takes no focus along: the next Tab and arrow begin at the list.
  useLayoutEffect(() => {
    if (hadFocus.current && !box.current?.contains(document.activeElement)) box.current?.focus({ preventScroll: true });
  }, [seen]);
  // A short list, or one that got shorter, is at its end without being scrolled.
  useLayoutEffect(look, [items.length, list]);
  const { from, to, above, below } = stretchOf(items.length, rowHeight, seen.top, seen.height);
  useEffect(() => onShown(items.slice(from, to)), [items, from, to]);
  return (
    <div class="virtual" ref={box} onScroll={look} tabIndex={-1}>
      <ul aria-label={label} style={{ paddingTop: `${above}px`, paddingBottom: `${below}px` }}>
        {items.slice(from, to).map((item, index) => (
          <li
            key={keyOf(item)}
            style={{ height: `${rowHeight}px` }}
            aria-setsize={items.length}
            aria-posinset={from + index + 1}
          >
            {children(item)}
          </li>
        ))}
      </ul>
      {after}
    </div>
  );
}
