/** What is done when the reply is sent: each action can be removed before. */
import { X } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Action } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import { macros } from '#dashboard/strings/macros.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { actionText } from '#dashboard/macros/action-text.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { prepare } from './canned.ts';
import './macro-preview.css';

type PreviewProps = { id: Id; actions: readonly Action[] };

/** The actions. */
export default function MacroPreview({ id, actions }: PreviewProps) {
  const { team } = useWorkspace();
  useEffect(() => {
    void team.agents.need();
    void team.departments.need();
  }, []);
  return (
    <div class="macro-preview" role="group" aria-label={macros.preview}>
      <small>{macros.preview}</small>
      {actions.map((action, index) => {
        const text = actionText(action, team);
        return (
          <span key={text} class="chip chip-label">
            <span class="chip-words" title={text}>
              {text}
            </span>
            <IconButton
              size="small"
              icon={X}
              label={macros.remove(text)}
              onClick={() => prepare(id, actions.toSpliced(index, 1))}
            />
          </span>
        );
      })}
      {actions.length > 1 && (
        <Button variant="ghost" size="small" onClick={() => prepare(id, [])}>
          {macros.removeAll}
        </Button>
      )}
    </div>
  );
}
