/** Asks for the required attributes that hold up the end of a conversation, and ends it once they are stored. */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { missingAttributes } from '#core/conversation/typed-attributes.ts';
import type { AttributeField } from '#core/model/conversation-fields.ts';
import type { Attributes } from '#core/model/text.ts';
import { typed as words } from '#dashboard/strings/fields.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { useWorkspace, type Workspace, WorkspaceProvider } from '#dashboard/workspace/context.ts';
import { attributesFrom, textsOf } from './attribute-texts.ts';
import { TypedFields, isUnfit } from './typed-fields.tsx';

/**
 * Shows the form over the page, whatever page that is by now. `end` is called once what is missing is stored; also at once, where
 * a colleague has filled it in meanwhile. @throws what fetching the conversation throws
 */
export async function askRequired(workspace: Workspace, id: number, end: () => Promise<boolean>): Promise<void> {
  const { api, inbox, team } = workspace;
  const [conversation] = await Promise.all([
    api('getConversation', { params: { id: String(id) } }),
    team.fields.load(),
  ]);
  inbox.accept(conversation);
  const { attributes: before } = conversation;
  const missing = missingAttributes(team.fields.value.peek().data?.attributes ?? [], before);
  if (missing.length === 0) return void (await end());
  const host = document.body.appendChild(document.createElement('div'));
  const close = () => {
    render(null, host);
    host.remove();
  };
  render(
    <WorkspaceProvider value={workspace}>
      <RequiredDialog id={id} missing={missing} before={before} end={end} onClose={close} />
    </WorkspaceProvider>,
    host,
  );
}

type Props = {
  id: number;
  missing: readonly AttributeField[];
  before: Attributes;
  end: () => Promise<boolean>;
  onClose: () => void;
};

function RequiredDialog({ id, missing, before, end, onClose }: Props) {
  const { api, inbox } = useWorkspace();
  const [texts, setTexts] = useState(() => textsOf(before));
  const isFilled = (field: AttributeField) =>
    (texts[field.key] ?? '').trim() !== '' && !isUnfit(field, texts[field.key] ?? '');
  const save = async () => {
    const body = { attributes: attributesFrom(texts, before), base: before };
    inbox.accept(await api('setAttributes', { params: { id: String(id) }, body }));
  };
  return (
    <FormDialog
      title={words.title}
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
          <p class="muted">{words.body}</p>
          <TypedFields isFocused fields={missing} texts={texts} errors={errors} onChange={setTexts} />
        </>
      )}
    </FormDialog>
  );
}
