/** Names that a translation may have lost, for the agent to look at. */
import { lostNames } from '#core/copilot/lost-names.ts';
import type { Id } from '#core/model/id.ts';
import { translation as words } from '#dashboard/strings/copilot.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './lost-names.css';

type LostNamesProps = { conversation: Id; original: string; translation: string };

/** The line; nothing where none is missing. The names are those of the chat's people and its site. */
export function LostNames({ conversation, original, translation }: LostNamesProps) {
  const { inbox, team } = useWorkspace();
  const rows = inbox.threads.of(conversation).value.rows;
  const sites = (team.widgets.value.value.data ?? []).map(({ name }) => name);
  const people = rows.flatMap(({ sender_name }) => sender_name ?? []);
  const lost = lostNames(original, translation, [...people, ...sites]);
  return lost.length === 0 ? null : <p class="warning lost-names">{words.checkNames(lost.join(', '))}</p>;
}
