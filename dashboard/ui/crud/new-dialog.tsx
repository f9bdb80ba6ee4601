/** Making something that begins with a name: the dialog stores it and leads to where it is set up. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { navigate } from '#dashboard/navigation/location.ts';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { type Editor, useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import type { Described } from './bind.ts';
import { RecordDialog } from './record-dialog.tsx';

type NewDialogProps<Fields extends { name: string }> = {
  title: string;
  action: string;
  /** Said when it is there. */
  created: string;
  /** What it begins with. */
  blank: Fields;
  described: Described<'name'>;
  onClose: () => void;
  /** Stores it; gives where it is set up. */
  create: (values: Fields) => Promise<string>;
  /** What else is asked for. */
  more?: (editor: Editor<Fields>) => ComponentChildren;
};

/** The dialog. */
export function NewDialog<Fields extends { name: string }>(props: NewDialogProps<Fields>) {
  const { title, action, created, blank, described, onClose, create, more } = props;
  const place = useRef('');
  const editor = useRecordEditor<Fields, Fields>({
    stored: undefined,
    blank,
    fieldsOf: (fields) => fields,
    send: async ({ values }) => {
      place.current = await create(values);
      return values;
    },
    accept: () => undefined,
    said: () => created,
  });
  return (
    <RecordDialog
      title={title}
      action={action}
      editor={editor}
      isComplete={editor.values.name.trim() !== ''}
      labelOf={(field) => field}
      onClose={onClose}
      onSaved={() => navigate(place.current, { replace: true })}
    >
      <TextField
        {...described('name', editor.errors)}
        value={editor.values.name}
        onChange={(name) => editor.set({ name } as Partial<Fields>)}
        required
        autofocus
      />
      {more?.(editor)}
    </RecordDialog>
  );
}
