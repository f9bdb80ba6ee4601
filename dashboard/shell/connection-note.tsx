/** The connection to the server, always visible: quiet when all is well, a line in words when it is not. */
import { signal } from '@preact/signals';
import { WifiOff } from 'lucide';
import { useEffect } from 'preact/hooks';
import { shell } from '#dashboard/strings/shell.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** A blip shorter than this is nobody's business. */
const QUIET_MS = 1500;
const isLong = signal(false);

/** The line, while the connection is lost. */
export function ConnectionNote() {
  const { connection, isReachable, me } = useWorkspace();
  const isLost = connection.value === 'lost';
  useEffect(() => {
    if (!isLost) {
      if (isLong.peek()) toast(shell.recovered);
      isLong.value = false;
      return undefined;
    }
    const timer = setTimeout(() => {
      isLong.value = true;
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [isLost]);
  if (!isLong.value || me.value.state !== 'ready') return null;
  return (
    <div class="connection-note" role="status">
      <Icon of={WifiOff} size={14} />
      {isReachable.value ? shell.withoutSocket : shell.retrying}
    </div>
  );
}
