/** Says so where this deployment sends no email. */
import { useEffect } from 'preact/hooks';
import { teamSettings as words } from '#dashboard/strings/team.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './team.css';

/** The note; nothing where email is sent, or before that is known. */
export function NoMailNote() {
  const { team } = useWorkspace();
  useEffect(() => void team.settings.need(), []);
  return team.settings.value.value.data?.sends_mail === false ? <p class="warning no-mail">{words.noMail}</p> : null;
}
