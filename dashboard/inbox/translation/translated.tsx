/** Below a visitor's message in a language that the agent doesn't read: its translation, or what asks for one. */
import type { Message } from '#core/model/messages/message.ts';
import { assistant, translation as words } from '#dashboard/strings/copilot.ts';
import { common } from '#dashboard/strings/common.ts';
import { language } from '#dashboard/strings/language.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { LostNames } from '#dashboard/inbox/copilot/lost-names.tsx';
import { isInForeign, isTranslatable, translationsOf } from './translations.ts';
import './translation.css';

/** The translation; nothing for a message that needs none. */
export default function Translated({ row }: { row: Message }) {
  const workspace = useWorkspace();
  const translations = translationsOf(workspace);
  if (!isTranslatable(row)) return null;
  const translation = translations.of(row);
  const want = () => translations.want(row);
  if (!translation)
    return isInForeign(row, workspace.inbox.threads.of(row.conversation_id).value.rows) ? (
      <span class="translated">
        <button type="button" class="link" onClick={want}>
          {words.translate}
        </button>
      </span>
    ) : null;
  switch (translation.state) {
    case 'waiting':
      return (
        <span class="translated muted" role="status">
          {words.waiting}
        </span>
      );
    case 'failed':
      return (
        <span class="translated" role="alert">
          {assistant.problems[translation.problem]}{' '}
          <button type="button" class="link" onClick={want}>
            {common.retry}
          </button>
        </span>
      );
    case 'done':
      return (
        <div class="translated" role="group" aria-label={words.done}>
          <p class="prose" dir="auto" lang={language()}>
            {translation.text}
          </p>
          <LostNames conversation={row.conversation_id} original={row.content} translation={translation.text} />
          <small class="muted">
            {words.done} ·{' '}
            <button type="button" class="link" onClick={() => translations.hide(row)}>
              {words.hide}
            </button>
          </small>
        </div>
      );
  }
}
