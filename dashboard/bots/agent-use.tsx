/** How often agents had a bot's model write. */
import { useEffect, useState } from 'preact/hooks';
import type { Bot } from '#core/model/bot.ts';
import { assistant as words } from '#dashboard/strings/copilot.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type Use = { uses: number; tokens: number };

/** A line about the last 30 days, for admins, once there was any use. */
export function AgentUse({ bot: { id } }: { bot: Pick<Bot, 'id'> }) {
  const { api, person } = useWorkspace();
  const [use, setUse] = useState<Use | undefined>(undefined);
  useEffect(() => {
    if (!person.isAdmin) return;
    api('listCopilotUse', { params: { id: String(id) } })
      .then(({ data }) => setUse(sumOf(data)))
      .catch(() => setUse(undefined));
  }, [id]);
  if (!use || use.uses === 0) return null;
  return <p class="muted">{words.use(numberText(use.uses), numberText(use.tokens))}</p>;
}

/** All days together. */
export const sumOf = (days: readonly Use[]): Use => ({
  uses: days.reduce((sum, { uses }) => sum + uses, 0),
  tokens: days.reduce((sum, { tokens }) => sum + tokens, 0),
});
