/** Above the field, where the visitor writes in a language that the agent doesn't read: translates all of it, as it comes. */
import { Languages } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { hasModel } from '#dashboard/inbox/copilot/has-model.ts';
import { translation as words } from '#dashboard/strings/copilot.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { isInForeign, isTranslatable, translationsOf } from './translations.ts';

/** Of a long chat, as many of the newest messages; each of the others has a button of its own. */
const MAX_MESSAGES = 20;

/** The button; nothing where there is nothing to translate. */
export default function TranslateChat({ conversation: { id } }: { conversation: Pick<Conversation, 'id'> }) {
  const workspace = useWorkspace();
  const { rows } = workspace.inbox.threads.of(id).value;
  const translations = translationsOf(workspace);
  const isOn = translations.whole.value.has(id);
  const foreign = hasModel(workspace)
    ? rows.filter((row) => isTranslatable(row) && isInForeign(row, rows)).slice(-MAX_MESSAGES)
    : [];
  const last = foreign.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (isOn) for (const row of foreign.toReversed()) if (!translations.of(row)) translations.want(row);
  }, [isOn, last]);
  if (foreign.length === 0) return null;
  const toggle = () => {
    if (isOn) for (const row of foreign) translations.hide(row);
    translations.setWhole(id, !isOn);
  };
  return (
    <Button size="small" variant="ghost" icon={Languages} onClick={toggle}>
      {isOn ? words.stop : words.chat}
    </Button>
  );
}
