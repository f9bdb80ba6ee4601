/** The form for a conversation's attributes. */
import { useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { details } from '#dashboard/strings/inbox.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { PairsField } from '#dashboard/ui/forms/pairs-field.tsx';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { attributesFrom, textsOf } from './attribute-texts.ts';

/** The dialog. */
export default function AttributesDialog({ id, before, onClose }: { id: Id; before: Attributes; onClose: () => void }) {
  const { api, inbox } = useWorkspace();
  const [texts, setTexts] = useState(() => textsOf(before));
  const save = async () => {
    const attributes = attributesFrom(texts, before);
    inbox.accept(await api('setAttributes', { params: { id: String(id) }, body: { attributes } }));
  };
  return (
    <FormDialog title={details.editAttributes} action={details.saveAttributes} onClose={onClose} save={save}>
      {(errors) => (
        <PairsField
          label={details.attributes}
          valueLabel={details.attributeValue}
          error={errorBelow(errors, 'attributes')}
          value={texts}
          onChange={setTexts}
        />
      )}
    </FormDialog>
  );
}
