/** What a workflow has in addition to its steps: a name and a first step. */
import { limits } from '#dashboard/data/limits.ts';
import { editor as words, workflows } from '#dashboard/strings/workflows.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import { stepName } from '#dashboard/workflows/kinds/step-name.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { inOrder } from '#dashboard/workflows/draft/edit.ts';
import type { Draft } from '#dashboard/workflows/draft/use-workflow-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const described = describedBy(workflows.fields, limits.workflow);

/** The fields. */
export function General({ editor, faults }: { editor: Editor<Draft>; faults: Faults }) {
  const { person } = useWorkspace();
  const { definition } = editor.values;
  const { start } = definition;
  const known = Object.fromEntries(inOrder(definition).map((id) => [id, stepName(id)]));
  return (
    <fieldset class="plain card form-card" disabled={!person.isAdmin}>
      <div class="pair">
        <TextField {...bindTo(editor, described).as('name')} required />
        <SelectField
          label={words.firstStep}
          error={faults['start']}
          value={start}
          options={start in known ? known : { [start]: words.chooseStep, ...known }}
          onChange={(first) => editor.set({ definition: { ...definition, start: first } })}
        />
      </div>
    </fieldset>
  );
}
