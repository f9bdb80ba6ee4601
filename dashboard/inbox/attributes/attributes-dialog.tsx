/** The form for a conversation's attributes. */
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { details } from '#dashboard/strings/details.ts';
import { typed as words } from '#dashboard/strings/fields.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { PairsField } from '#dashboard/ui/forms/pairs-field.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { attributesFrom, textsOf } from './attribute-texts.ts';
import { TypedFields } from './typed-fields.tsx';

/** The dialog. What others note down meanwhile is merged in, name by name. */
export default function AttributesDialog({ id, before, onClose }: { id: Id; before: Attributes; onClose: () => void }) {
  const { api, inbox, team } = useWorkspace();
  const params = { id: String(id) };
  const editor = useRecordEditor({
    stored: { attributes: before },
    fieldsOf: ({ attributes }: Pick<FullConversation, 'attributes'>) => ({ attributes: textsOf(attributes) }),
    send: async ({ values }) => {
      const stored = await api('setAttributes', {
        params,
        body: { attributes: attributesFrom(values.attributes, before), base: before },
      });
      inbox.accept(stored);
      return stored;
    },
    accept: () => undefined,
    depth: 2,
  });
  const fields = team.fields.value.value.data?.attributes ?? [];
  const isTyped = (key: string) => fields.some((field) => field.key === key);
  const values = editor.values.attributes;
  const part = (of: (key: string) => boolean) => Object.fromEntries(Object.entries(values).filter(([key]) => of(key)));
  const [typedTexts, others] = [part(isTyped), part((key) => !isTyped(key))];
  const otherErrors = Object.fromEntries(
    Object.entries(editor.errors).filter(([path]) => !isTyped(path.replace('attributes.', ''))),
  );
  return (
    <RecordDialog
      title={details.editAttributes}
      action={details.saveAttributes}
      editor={editor}
      labelOf={() => details.attributes}
      onClose={onClose}
    >
      <TypedFields
        isFocused
        fields={fields}
        texts={values}
        errors={editor.errors}
        onChange={(attributes) => editor.set({ attributes })}
      />
      <PairsField
        label={fields.length === 0 ? details.attributes : words.others}
        valueLabel={details.attributeValue}
        error={errorBelow(otherErrors, 'attributes', details.attributes)}
        value={others}
        onChange={(pairs) => editor.set({ attributes: { ...typedTexts, ...pairs } })}
      />
    </RecordDialog>
  );
}
