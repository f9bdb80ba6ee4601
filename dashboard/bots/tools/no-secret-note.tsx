/** Says so where a tool asks the team's own server and there is no secret to sign the request with. */
import { useEffect } from 'preact/hooks';
import type { BotTool } from '#core/model/bots/bot-tool.ts';
import { botTools as words } from '#dashboard/strings/bot-tools.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The note; nothing for a tool that asks no server, where there is a secret, or before that is known. */
export function NoSecretNote({ kind }: { kind: BotTool['kind'] | undefined }) {
  const { team } = useWorkspace();
  const asks = kind === 'http';
  useEffect(() => void (asks && team.settings.need()), [asks]);
  return asks && team.settings.value.value.data?.has_context_secret === false ? (
    <p class="warning">{words.noSecret}</p>
  ) : null;
}
