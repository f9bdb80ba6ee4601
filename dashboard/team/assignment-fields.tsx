/** How chats of a department, or of none, find their agents. */
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';
import type { FieldLimits } from '#dashboard/ui/forms/described.ts';
import { assignmentWords as words } from '#dashboard/strings/assignment.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import { SelectField, Switch } from '#dashboard/ui/forms/field.tsx';
import { LinesField, NumberField } from '#dashboard/ui/forms/value-fields.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';

/** The choices among the fields of a record. */
export const assignmentOf = ({
  assignment_mode,
  match_languages,
  match_labels,
  fallback_minutes,
  urgent_exceeds,
}: AssignmentChoices): AssignmentChoices => ({
  assignment_mode,
  match_languages,
  match_labels,
  fallback_minutes,
  urgent_exceeds,
});

type Props = {
  editor: Pick<Editor<AssignmentChoices>, 'values' | 'errors'> & { set: (changed: Partial<AssignmentChoices>) => void };
  limits: Record<string, FieldLimits>;
};

/** The fields. What only matters while chats are assigned automatically is shown only then. */
export function AssignmentFields({ editor, limits }: Props) {
  const fields = bindTo<AssignmentChoices, keyof AssignmentChoices>(editor, describedBy(words.fields, limits));
  const { assignment_mode, match_languages, match_labels } = editor.values;
  return (
    <>
      <SelectField {...fields.as('assignment_mode')} options={words.modes} />
      {assignment_mode === 'automatic' && (
        <>
          <Switch {...fields.flag('match_languages')} />
          <LinesField {...fields.as('match_labels')} />
          {(match_languages || match_labels.length > 0) && (
            <NumberField {...fields.as('fallback_minutes')} isRequired />
          )}
          <Switch {...fields.flag('urgent_exceeds')} />
        </>
      )}
    </>
  );
}
