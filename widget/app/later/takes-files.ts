/** Files that are dragged onto the window, or pasted into it. */
import type { Host } from '#widget/host.ts';

/**
 * Takes files from a drag or the clipboard, so that the browser doesn't open them in the page's place. Text may be dragged
 * and pasted as before; what has both, such as a table, is pasted as text. @returns how to stop
 */
export function takesFiles({ root }: Pick<Host, 'root'>, add: (files: readonly File[]) => unknown): () => void {
  const over = new AbortController();
  const { signal } = over;
  const onDrag = (event: DragEvent) => {
    const { dataTransfer, type } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    // The page may take files that are dropped on itself.
    event.stopPropagation();
    dataTransfer.dropEffect = 'copy';
    root.classList.toggle('dropping', type === 'dragover');
    if (type === 'drop') void add([...dataTransfer.files]);
  };
  for (const type of ['dragover', 'drop', 'dragleave'] as const) root.addEventListener(type, onDrag, { signal });
  root.addEventListener(
    'paste',
    (event) => {
      const { files, types } = event.clipboardData ?? {};
      if (!files?.length || types?.includes('text/plain')) return;
      event.preventDefault();
      void add([...files]);
    },
    { signal },
  );
  return () => over.abort();
}
