/** A record in a dialog: its fields, what was refused, and what somebody else changed meanwhile. */
import type { ComponentChildren } from 'preact';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { ConflictNote } from '#dashboard/ui/record/conflict-note.tsx';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';

type RecordDialogProps<Fields extends object> = {
  title: string;
  action: string;
  editor: Editor<Fields>;
  /** Whether everything is there that has to be. */
  isComplete?: boolean;
  isWide?: boolean;
  onClose: () => void;
  /** What happens instead of closing once it was saved. */
  onSaved?: () => void;
  /** What a field is called. */
  labelOf: (field: keyof Fields & string) => string;
  children: ComponentChildren;
};

/** The dialog. */
export function RecordDialog<Fields extends object>(props: RecordDialogProps<Fields>) {
  const { title, action, editor, isComplete = true, isWide = false, onClose, onSaved = onClose, labelOf } = props;
  return (
    <FormDialog
      title={title}
      action={action}
      isWide={isWide}
      isDirty={editor.isDirty}
      canSave={isComplete && editor.canSave}
      onClose={onClose}
      onSaved={onSaved}
      save={editor.save}
    >
      {() => (
        <>
          <ConflictNote editor={editor} labelOf={labelOf} />
          {props.children}
          {editor.problem !== undefined && (
            <p class="field-error" role="alert">
              {editor.problem}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}
