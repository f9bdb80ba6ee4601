/** What a workflow has beside its steps: a name, and which step is the first. */
import { editor, workflows as words } from '#dashboard/strings/workflows.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { stepName } from '#dashboard/workflows/kinds/step-name.ts';
import { inOrder } from '#dashboard/workflows/draft/edit.ts';
import type { Draft } from '#dashboard/workflows/draft/use-draft.ts';

/** The fields. */
export function General({
  draft,
  faults,
  onChange,
}: {
  draft: Draft;
  faults: Faults;
  onChange: (draft: Draft) => void;
}) {
  const { person } = useWorkspace();
  const { start } = draft.definition;
  const ids = inOrder(draft.definition);
  const known = Object.fromEntries(ids.map((id) => [id, stepName(id)]));
  return (
    <fieldset class="plain card form-card" disabled={!person.isAdmin}>
      <div class="pair">
        <TextField
          label={words.nameField}
          help={words.nameHelp}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
          maxLength={100}
          required
        />
        <SelectField
          label={editor.firstStep}
          error={faults['start']}
          value={start}
          options={start in known ? known : { [start]: editor.chooseStep, ...known }}
          onChange={(first) => onChange({ ...draft, definition: { ...draft.definition, start: first } })}
        />
      </div>
    </fieldset>
  );
}
