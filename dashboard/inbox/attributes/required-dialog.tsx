/** Asks for the required attributes that hold up the end of conversations, and ends them once these are stored. */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { missingAttributes } from '#core/conversation/typed-attributes.ts';
import type { AttributeField } from '#core/model/conversations/conversation-fields.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { typed as words } from '#dashboard/strings/fields.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace, type Workspace, WorkspaceProvider } from '#dashboard/workspace/context.ts';
import { attributesFrom, textsOf } from './attribute-texts.ts';
import { type HeldUp, missingIn, oneAfterTheOther, withFilledIn } from './required-for-many.ts';
import { TypedFields, isUnfit } from './typed-fields.tsx';

/**
 * Shows the form over the page, whatever page that is by now: for one conversation, or for several at once, each of which gets what
 * it misses. `end` is called once what is missing is stored; also at once, where a colleague has filled it in meanwhile.
 * @throws what fetching the conversations throws
 */
export async function askRequired(
  workspace: Workspace,
  ids: number | readonly number[],
  end: () => unknown,
): Promise<void> {
  const { api, inbox, team } = workspace;
  const loaded = team.fields.load();
  const conversations: FullConversation[] = [];
  await oneAfterTheOther(typeof ids === 'number' ? [ids] : ids, async (id) => {
    const conversation = await api('getConversation', { params: { id: String(id) } });
    inbox.accept(conversation);
    conversations.push(conversation);
  });
  await loaded;
  const required = team.fields.value.peek().data?.attributes ?? [];
  const heldUp = conversations.filter(({ attributes }) => missingAttributes(required, attributes).length > 0);
  if (heldUp.length === 0) return void (await end());
  const host = document.body.appendChild(document.createElement('div'));
  const close = () => {
    render(null, host);
    host.remove();
  };
  render(
    <WorkspaceProvider value={workspace}>
      <RequiredDialog missing={missingIn(required, heldUp)} heldUp={heldUp} end={end} onClose={close} />
    </WorkspaceProvider>,
    host,
  );
}

type Props = {
  missing: readonly AttributeField[];
  heldUp: readonly HeldUp[];
  end: () => unknown;
  onClose: () => void;
};

function RequiredDialog({ missing, heldUp, end, onClose }: Props) {
  const { api, inbox } = useWorkspace();
  const [only, ...others] = heldUp;
  const isOne = others.length === 0;
  const [texts, setTexts] = useState(() => (isOne ? textsOf(only?.attributes ?? {}) : {}));
  const isFilled = (field: AttributeField) =>
    (texts[field.key] ?? '').trim() !== '' && !isUnfit(field, texts[field.key] ?? '');
  const save = () =>
    oneAfterTheOther(heldUp, async ({ id, attributes: base }) => {
      // Several are given what they miss; of one, all that is typed counts.
      const attributes = isOne ? attributesFrom(texts, base) : withFilledIn(missing, base, attributesFrom(texts, {}));
      const body = { attributes, base };
      inbox.accept(await api('setAttributes', { params: { id: String(id) }, body }));
    });
  return (
    <FormDialog
      title={isOne ? words.title : words.titleFor(heldUp.length)}
      action={words.save}
      canSave={missing.every(isFilled)}
      fields={missing.map(({ key }) => `attributes.${key}`)}
      save={save}
      onSaved={() => {
        onClose();
        void end();
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <p class="muted">{isOne ? words.body : words.bodyFor}</p>
          <TypedFields isFocused fields={missing} texts={texts} errors={errors} onChange={setTexts} />
        </>
      )}
    </FormDialog>
  );
}
