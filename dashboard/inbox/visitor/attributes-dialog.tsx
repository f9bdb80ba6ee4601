/** The form for a conversation's attributes. */
import type { FullConversation } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { details } from '#dashboard/strings/details.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { PairsField } from '#dashboard/ui/forms/pairs-field.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { attributesFrom, textsOf } from './attribute-texts.ts';

/** The dialog. What others note down meanwhile is merged in, name by name. */
export default function AttributesDialog({ id, before, onClose }: { id: Id; before: Attributes; onClose: () => void }) {
  const { api, inbox } = useWorkspace();
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
  return (
    <RecordDialog
      title={details.editAttributes}
      action={details.saveAttributes}
      editor={editor}
      labelOf={() => details.attributes}
      onClose={onClose}
    >
      <PairsField
        label={details.attributes}
        valueLabel={details.attributeValue}
        error={errorBelow(editor.errors, 'attributes', details.attributes)}
        value={editor.values.attributes}
        onChange={(attributes) => editor.set({ attributes })}
      />
    </RecordDialog>
  );
}
