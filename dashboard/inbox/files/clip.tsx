/** The button beside the composer that chooses files. */
import { Paperclip } from 'lucide';
import { files as words } from '#dashboard/strings/files.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';

type OnPick = (files: readonly File[]) => void;

/** The button: a field for files, so that a phone offers its camera. */
export function Clip({ onPick }: { onPick: OnPick }) {
  return (
    <label class="clip" title={words.attach}>
      <input
        type="file"
        class="sr-only"
        multiple
        aria-label={words.attach}
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Icon of={Paperclip} size={16} />
    </label>
  );
}
