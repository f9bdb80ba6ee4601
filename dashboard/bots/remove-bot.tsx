/** Asks before a bot is deleted with all it knows. */
import type { Bot } from '#core/model/bot.ts';
import { bots as words } from '#dashboard/strings/bots.ts';
import { common } from '#dashboard/strings/common.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

/** The question. A bot in use stays, and the question says who uses it. */
export function RemoveBot({ bot, onClose, onRemoved }: { bot: Bot; onClose: () => void; onRemoved: () => void }) {
  const { api, team } = useWorkspace();
  return (
    <Confirm
      title={words.removeTitle(bot.name)}
      body={words.removeBody}
      action={common.delete}
      name={bot.name}
      onClose={onClose}
      run={async () => {
        await api('deleteBot', { params: { id: String(bot.id) } });
        team.bots.change((all) => all.filter(({ id }) => id !== bot.id));
        toast(words.removed);
        onRemoved();
      }}
    />
  );
}
