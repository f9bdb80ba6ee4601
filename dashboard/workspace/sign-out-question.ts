/** What is asked before signing out: only where something is lost by it, or somebody waits. */
import { session } from '#dashboard/strings/shell.ts';
import type { Question } from '#dashboard/ui/controls/ask.ts';

/** The question; nothing where nothing has to be asked. */
export function signOutQuestion(isUnsent: boolean, unanswered: number): Question | undefined {
  if (!isUnsent && unanswered === 0) return undefined;
  const { title, body, action } = session.discard;
  return {
    title,
    body: [...(unanswered > 0 ? [session.returned(unanswered)] : []), ...(isUnsent ? [body] : [])].join(' '),
    action: isUnsent ? action : session.signOut,
  };
}
