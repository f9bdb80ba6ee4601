/** What a drawing alone can't do: scrolling, focus, the composer's height. Runs after each drawing. */
import { ofDocument } from '#widget/own-document.ts';
import type { State } from '#widget/app/state/state.ts';

/** How near to the end the visitor must be for new rows to scroll into view. */
const NEAR_PX = 80;

/** What stays visible above the row that is scrolled to. */
const GAP_PX = 12;

/** Whether the newest row is in view, or nearly. */
export const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < NEAR_PX;

/** Whether someone writes in a field of the page: letters typed there must not end up in the window. */
function isWriting(): boolean {
  return ofDocument('activeElement')?.matches('input,textarea,select,iframe,[contenteditable]') ?? false;
}

/** Makes the upkeep of a window drawn into `mount`. @returns what to call after each drawing, with what had the focus before it */
export function createUpkeep(mount: HTMLElement): (state: State, focused: Element | null) => void {
  let list: HTMLElement | undefined;
  let rows = 0;
  /** The first of the rows that came last. */
  let newest: HTMLElement | undefined;
  /** Where the visitor reads, for when the page has removed the window and it comes back. */
  let top = 0;
  let height = 0;
  let firstSeq = 0;
  let outbox: State['outbox'] = [];
  let scene = '';
  let isOpen = false;
  let isStuck = true;
  /** Brings the newest row into view, but not past the beginning of an answer. Old libraries replace `scrollTo`. */
  const toEnd = (list: Element) => {
    const start = (newest?.offsetTop ?? 0) - GAP_PX;
    const isAnswer = newest?.matches('.theirs') && start > list.scrollTop - 1;
    list.scrollTop = isAnswer ? start : list.scrollHeight;
  };
  const resized = new ResizeObserver(() => {
    if (!list?.clientHeight) return;
    if (isStuck) toEnd(list);
    else list.scrollTop = top;
  });
  /** What was drawn grows by itself: by a video whose shape is known once it has begun to load. */
  const grown = new ResizeObserver(() => list && isStuck && toEnd(list));

  const scroll = (state: State) => {
    const now = mount.querySelector<HTMLElement>('.messages') ?? undefined;
    if (now !== list) {
      resized.disconnect();
      grown.disconnect();
      if (now) {
        resized.observe(now);
        grown.observe(now.querySelector('ol') as Element);
        // Not every browser lets the keyboard scroll what isn't focusable.
        now.tabIndex = 0;
        now.addEventListener('scroll', () => (top = now.scrollTop));
      }
      firstSeq = rows = 0;
    }
    list = now;
    isStuck = !state.ui.isScrolledUp;
    if (!list) return;
    const seq = state.timeline[0]?.seq ?? 0;
    const isOlder = seq < firstSeq;
    const { children } = list.querySelector('ol') as Element;
    const last = children.length - 1;
    if (last !== rows - 1 || !newest?.isConnected)
      newest = children[rows && !isOlder ? Math.min(rows, last) : last] as HTMLElement;
    rows = last + 1;
    // Older rows push down what is read; what the visitor wrote is always shown.
    if (isOlder) list.scrollTop += list.scrollHeight - height;
    else if (isStuck || state.outbox.length > outbox.length) toEnd(list);
    firstSeq = seq;
    ({ outbox } = state);
    height = list.scrollHeight;
  };

  const focus = (focused: Element | null) => {
    const dialog = mount.querySelector<HTMLElement>('.window');
    const asked = mount.querySelector<HTMLElement>('[role=alertdialog] button');
    // Who was writing goes on writing, also where the form now asks for a name first.
    const field = mount.querySelector<HTMLElement>(`${focused?.matches('textarea') ? '' : 'input:not(.sr),'}textarea`);
    const now = `${dialog && mount.querySelector('.form, .composer, .foot')?.className}${asked && 'asked'}`;
    // What had the focus may be gone: a button that was pressed. Outside the window keys would no longer be heard.
    const isLost = focused !== null && !mount.contains(focused) && !(mount.getRootNode() as ShadowRoot).activeElement;
    const isOpening = !isOpen && !isWriting();
    isOpen = dialog !== null;
    if (now === scene && !isLost) return;
    scene = now;
    // If the visitor has moved on to something in the page, the focus stays there.
    if (focused === null && !isOpening) return;
    // On a touch screen the keyboard would cover half of what there is to see.
    const wanted = asked ?? (matchMedia('(pointer: coarse)').matches ? dialog : (field ?? dialog));
    wanted?.focus();
  };

  const grow = () => {
    const field = mount.querySelector<HTMLElement>('.composer textarea');
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  };

  return (state, focused) => {
    grow();
    scroll(state);
    // Just before painting, because focusing immediately would make the browser lay out the page twice.
    requestAnimationFrame(() => focus(focused));
  };
}
