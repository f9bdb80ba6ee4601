/** A file that is pasted or dragged onto the widget: it can't be sent, which is said, and must not take the page's place. */
import type { Host } from '#widget/host.ts';

/**
 * Refuses files: a drop and a paste do nothing but call `tell`. Elsewhere the browser would open the file instead of the
 * page. Text may be dragged or pasted into a field as before. @returns how to stop
 */
export function refusesFiles({ root }: Pick<Host, 'root'>, tell: () => void): () => void {
  const refuse = (event: DragEvent | ClipboardEvent) => {
    const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
    // A table of a spreadsheet is text and picture: the text is pasted.
    if (!data?.types.includes('Files') || ('clipboardData' in event && data.types.includes('text/plain'))) return;
    event.preventDefault();
    // The page may take files that are dropped on itself.
    event.stopPropagation();
    data.dropEffect = 'none';
    tell();
  };
  const over = new AbortController();
  for (const type of ['dragover', 'drop', 'paste'] as const) {
    root.addEventListener(type, refuse, { signal: over.signal, capture: true });
  }
  return () => over.abort();
}
