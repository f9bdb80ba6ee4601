/** Says so where live chat is switched off as a whole: a widget that is on takes no chats then. */
import { useEffect } from 'preact/hooks';
import { BASE } from '#dashboard/navigation/location.ts';
import { modules as words } from '#dashboard/strings/integrations.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './integrations.css';

/** The note; nothing where it is on, or before that is known. */
export function LiveChatOff() {
  const { team } = useWorkspace();
  useEffect(() => void team.modules.need(0), []);
  const live = team.modules.value.value.data?.find(({ id }) => id === 'live_chat');
  if (live?.state !== 'off') return null;
  return (
    <p class="warning live-chat-off" role="status">
      {words.off}{' '}
      <a class="link" href={`${BASE}/modules`}>
        {words.offLink}
      </a>
    </p>
  );
}
