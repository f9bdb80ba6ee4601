/** Says that the status isn't one's own choice: chats waited for an answer, and were passed on to colleagues. */
import { Moon } from 'lucide';
import { shell } from '#dashboard/strings/shell.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { changeStatus } from './change-status.ts';
import { useWorkspace } from './workspace.ts';

/** The line, until another status is chosen. */
export function SetAwayNote() {
  const workspace = useWorkspace();
  const { me, status } = workspace;
  if (me.value.agent?.status_reason !== 'unanswered' || status.value !== 'away') return null;
  return (
    <div class="banner" role="alert">
      <Icon of={Moon} />
      <span>{shell.setAway}</span>
      <Button size="small" onClick={() => void changeStatus(workspace, 'online')}>
        {shell.goOnline}
      </Button>
    </div>
  );
}
