/** Says that the browser keeps sounds back, and how to hear the next ones. */
import { VolumeX } from 'lucide';
import { useEffect } from 'preact/hooks';
import { isSilenced } from '#dashboard/attention/tab-attention.ts';
import { shell } from '#dashboard/strings/shell.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';

/** What the browser takes for using the page. */
const uses = ['pointerdown', 'keydown'] as const;

/** The line, from the first sound that wasn't heard until the page is used. */
export function SoundNote() {
  const isShown = isSilenced.value;
  useEffect(() => {
    if (!isShown) return undefined;
    const hide = () => {
      isSilenced.value = false;
    };
    for (const use of uses) addEventListener(use, hide);
    return () => {
      for (const use of uses) removeEventListener(use, hide);
    };
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div class="connection-note" role="status">
      <Icon of={VolumeX} size={14} />
      {shell.silenced}
    </div>
  );
}
