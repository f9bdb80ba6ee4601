/** The labels of a conversation: removed by a click, added by typing. */
import { X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { labelsOf } from '#dashboard/data/inbox/filter.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { details } from '#dashboard/strings/details.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';

/** What admins set up is seen by agents within this time, without a reload. */
const SETTINGS_AGE_MS = 10 * 60_000;

/** The labels, as chips with a field behind them. */
export function Labels({ conversation }: { conversation: Conversation }) {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState('');
  const { labels } = conversation;
  const { addLabel, removeLabel } = actionsOn(workspace, conversation.id);
  const { team, inbox } = workspace;
  useEffect(() => void team.fields.need(SETTINGS_AGE_MS), []);
  const fields = team.fields.value.value.data;
  const listed = fields?.labels.map(({ name }) => name) ?? [];
  const seen = fields?.only_listed_labels ? [] : labelsOf([...inbox.conversations.all.value.values()]);
  const known = [...new Set([...listed, ...seen])];
  /** What stands in the field, which may be more than what was drawn last. */
  const add = (text: string) => {
    const label = text.trim();
    setTyped('');
    if (label !== '') void addLabel(label);
  };
  return (
    <div class="labels">
      {labels.map((label) => (
        <span
          key={label}
          class="chip chip-label"
          data-label={label}
          title={fields?.labels.find(({ name }) => name === label)?.description}
        >
          <span class="chip-words">{label}</span>
          <IconButton
            size="small"
            label={details.removeLabel(label)}
            icon={X}
            onClick={() => void removeLabel(label)}
          />
        </span>
      ))}
      <input
        class="labels-input"
        list="known-labels"
        maxLength={inboxLimits.conversation.label?.maxLength}
        value={typed}
        placeholder={details.addLabel}
        aria-label={details.addLabel}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={(event) => add(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            // Half a word isn't a label: leaving the field would add it.
            event.currentTarget.value = '';
            setTyped('');
            event.currentTarget.blur();
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add(event.currentTarget.value);
        }}
      />
      <datalist id="known-labels">
        {known.map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
    </div>
  );
}
