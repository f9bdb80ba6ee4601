/** What a form, a workflow or an agent noted down about a conversation, name by name. */
import { useState } from 'preact/hooks';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Attributes as Values } from '#core/model/text.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { BASE } from '#dashboard/navigation/location.ts';
import { details } from '#dashboard/strings/details.ts';
import { typed as words } from '#dashboard/strings/fields.ts';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Fact, Facts } from './facts.tsx';
import { isUnfit } from './typed-fields.tsx';

const AttributesDialog = lazy(() => import('./attributes-dialog.tsx'));

/** The list, and changing it. */
export function Attributes({ conversation }: { conversation: Conversation }) {
  const [isEditing, setEditing] = useState(false);
  const { team } = useWorkspace();
  const { attributes } = conversation;
  // A list told of it so far; the whole of it is on its way.
  if (attributes === undefined) return <Skeleton rows={1} />;
  const fields = team.fields.value.value.data?.attributes ?? [];
  const others = Object.entries(attributes).filter(([name]) => fields.every(({ key }) => key !== name));
  return (
    <>
      {fields.length + others.length === 0 ? (
        <p class="muted">{details.noAttributes}</p>
      ) : (
        <Facts
          of={[
            ...fields.map((field) => typedFact(field, attributes[field.key])),
            ...others.map(([name, value]): Fact =>
              isContinued(name, value) ? continuing(value) : [name, String(value ?? '')],
            ),
          ]}
        />
      )}
      <button type="button" class="link" onClick={() => setEditing(true)}>
        {details.editAttributes}
      </button>
      {isEditing && <AttributesDialog id={conversation.id} before={attributes} onClose={() => setEditing(false)} />}
    </>
  );
}

/** A typed attribute under its name; whether it is missing or doesn't fit is said where its value would be. */
function typedFact(field: AttributeField, value: Values[string] | undefined): Fact {
  const text = String(value ?? '');
  if (text === '') return [field.name, field.is_required ? <span class="warning">{words.missing}</span> : '—'];
  if (!isUnfit(field, text)) return [field.name, text];
  return [
    field.name,
    <>
      {text} <span class="warning">({words.doesNotFit})</span>
    </>,
    text,
  ];
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
