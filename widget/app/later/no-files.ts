/** A file that is dragged onto the widget: it can't be sent, and must not take the page's place. */
import type { Host } from '#widget/host.ts';

/**
 * Refuses files: the pointer says so, and a drop does nothing. Elsewhere the browser would open the file instead of the
 * page. Text may be dragged into a field as before. @returns how to stop
 */
export function refusesFiles({ root }: Pick<Host, 'root'>): () => void {
  const refuse = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    // The page may take files that are dropped on itself.
    event.stopPropagation();
    dataTransfer.dropEffect = 'none';
  };
  const over = new AbortController();
  for (const type of ['dragover', 'drop'] as const) root.addEventListener(type, refuse, { signal: over.signal });
  return () => over.abort();
}
