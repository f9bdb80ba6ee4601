/** What stands beside the composer's tools. */
import { composer } from '#dashboard/strings/thread.ts';

/** By how many characters the text is too long, that files are on their way, or else the keys that help while one writes. */
export function FootNote({ over, isUploading, hint }: { over: number; isUploading: boolean; hint: string }) {
  if (over > 0 || isUploading)
    return (
      <small class={over > 0 ? 'composer-over' : ''} role={isUploading ? 'status' : undefined}>
        {over > 0 ? composer.tooLong(over) : composer.waitForFiles}
      </small>
    );
  return (
    <small class="composer-keys">
      {hint.split(' · ').map((key) => (
        <span key={key}>{key}</span>
      ))}
    </small>
  );
}
