/** Files that are dragged onto the window, or pasted into it. */
import type { Host } from '#widget/host.ts';

/**
 * Takes files from a drag or the clipboard, so that the browser doesn't open them in the page's place. Text may be dragged
 * and pasted as before; what has both, such as a table, is pasted as text. @returns how to stop
 */
export function takesFiles({ root }: Pick<Host, 'root'>, add: (files: readonly File[]) => unknown): () => void {
  const over = new AbortController();
  const take = (event: DragEvent | ClipboardEvent) => {
    const isPaste = 'clipboardData' in event;
    const data = isPaste ? event.clipboardData : event.dataTransfer;
    if (!data?.types.includes('Files') || (isPaste && data.types.includes('text/plain'))) return;
    event.preventDefault();
    // The page may take files that are dropped on itself.
    event.stopPropagation();
    root.classList.toggle('dropping', event.type === 'dragover');
    if (!isPaste) data.dropEffect = 'copy';
    if (isPaste || event.type === 'drop') add([...data.files]);
  };
  for (const type of ['dragover', 'dragleave', 'drop', 'paste'] as const) {
    root.addEventListener(type, take, { signal: over.signal, capture: true });
  }
  return () => over.abort();
}
