/** How large a flowchart is shown: as a whole where it fits, or as large as one wants it. */
import { Maximize, ZoomIn, ZoomOut } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { editor as words } from '#dashboard/strings/workflows.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';

/** Smaller, nobody can read it. */
const SMALLEST = 0.4;
const LARGEST = 2;
const STEP = 1.25;

/** The scale at which a picture fits its frame: never enlarged, never too small to read. */
export function scaleToFit(
  picture: { width: number; height: number },
  frame: { width: number; height: number },
): number {
  const fit = Math.min(1, frame.width / picture.width, frame.height / picture.height);
  return Math.max(SMALLEST, fit);
}

type Zoom = { isFit: boolean; zoomIn: () => void; zoomOut: () => void; fit: () => void };

/** The scale of a picture of this size in the element `frame`; it fits, until one zooms. */
export function useZoom(width: number, height: number) {
  const frame = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | 'fit'>('fit');
  const [room, setRoom] = useState({ width, height });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => {
      const { paddingLeft, paddingTop } = getComputedStyle(element);
      setRoom({
        width: element.clientWidth - 2 * Number.parseFloat(paddingLeft),
        height: element.clientHeight - 2 * Number.parseFloat(paddingTop),
      });
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const scale = chosen === 'fit' ? scaleToFit({ width, height }, room) : chosen;
  const by = (factor: number) => () => setChosen(Math.min(LARGEST, Math.max(SMALLEST, scale * factor)));
  const zoom: Zoom = {
    isFit: chosen === 'fit',
    zoomIn: by(STEP),
    zoomOut: by(1 / STEP),
    fit: () => setChosen('fit'),
  };
  return { frame, scale, zoom };
}

/** The buttons. */
export function ZoomButtons({ zoom }: { zoom: Zoom }) {
  return (
    <div class="flow-zoom" role="group" aria-label={words.zoom}>
      <IconButton size="small" label={words.zoomOut} icon={ZoomOut} onClick={zoom.zoomOut} />
      <IconButton size="small" label={words.zoomIn} icon={ZoomIn} onClick={zoom.zoomIn} />
      <IconButton size="small" label={words.zoomFit} icon={Maximize} pressed={zoom.isFit} onClick={zoom.fit} />
    </div>
  );
}
