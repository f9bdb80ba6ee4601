/** What a form, a workflow or an agent noted down about a conversation, name by name. */
import { useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversation.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { BASE } from '#dashboard/navigation/location.ts';
import { details } from '#dashboard/strings/details.ts';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { type Fact, Facts } from './facts.tsx';

const AttributesDialog = lazy(() => import('./attributes-dialog.tsx'));

/** The list, and changing it. */
export function Attributes({ conversation }: { conversation: Conversation }) {
  const [isEditing, setEditing] = useState(false);
  const { attributes } = conversation;
  // A list told of it so far; the whole of it is on its way.
  if (attributes === undefined) return <Skeleton rows={1} />;
  const entries = Object.entries(attributes);
  return (
    <>
      {entries.length === 0 ? (
        <p class="muted">{details.noAttributes}</p>
      ) : (
        <Facts
          of={entries.map(([name, value]) =>
            isContinued(name, value) ? continuing(value) : [name, String(value ?? '')],
          )}
        />
      )}
      <button type="button" class="link" onClick={() => setEditing(true)}>
        {details.editAttributes}
      </button>
      {isEditing && <AttributesDialog id={conversation.id} before={attributes} onClose={() => setEditing(false)} />}
    </>
  );
}

/** Whether an attribute says that an answer by email continues a closed chat. */
const isContinued = (name: string, value: unknown): value is number =>
  name === 'previous_conversation_id' && typeof value === 'number';

const continuing = (id: number): Fact => [
  details.continues,
  <a class="link" href={`${BASE}/conversations/${id}`}>
    {details.closedChat}
  </a>,
];
