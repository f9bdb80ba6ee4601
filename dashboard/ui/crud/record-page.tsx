/** What a page says about the record it edits, above its form. */
import { FormProblem } from '#dashboard/ui/forms/saving.tsx';
import { ConflictNote } from '#dashboard/ui/record/conflict-note.tsx';
import { useLeaveWarning } from '#dashboard/ui/record/use-leave-warning.ts';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';

type NotesProps<Fields extends object> = {
  editor: Editor<Fields>;
  /** What a field is called. */
  labelOf: (field: keyof Fields & string) => string;
};

/** What was refused, and what somebody else changed meanwhile; asks before the page is left with something unsaved. */
export function RecordNotes<Fields extends object>({ editor, labelOf }: NotesProps<Fields>) {
  useLeaveWarning(editor.isDirty);
  return (
    <>
      <FormProblem text={editor.problem} />
      <ConflictNote editor={editor} labelOf={labelOf} />
    </>
  );
}
