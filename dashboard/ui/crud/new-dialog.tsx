/** Making something that begins with a name: the dialog stores it and leads to where it is set up. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { navigate } from '#dashboard/navigation/location.ts';
import { TextField } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';

type NewDialogProps = {
  title: string;
  action: string;
  /** Said when it is there. */
  created: string;
  /** The label of the name, and the help below it. */
  name: readonly [label: string, help: string];
  onClose: () => void;
  /** Stores it under this name; gives where it is set up. */
  create: (name: string) => Promise<string>;
  /** What else is asked for. */
  more?: (errors: Record<string, string>) => ComponentChildren;
};

/** The dialog. */
export function NewDialog({ title, action, created, name: words, onClose, create, more }: NewDialogProps) {
  const [name, setName] = useState('');
  const place = useRef('');
  const save = async () => {
    place.current = await create(name);
    toast(created);
  };
  return (
    <FormDialog
      title={title}
      action={action}
      onClose={onClose}
      onSaved={() => navigate(place.current, { replace: true })}
      save={save}
      canSave={name.trim() !== ''}
    >
      {(errors) => (
        <>
          <TextField
            label={words[0]}
            help={words[1]}
            error={errors['name']}
            value={name}
            onChange={setName}
            maxLength={100}
            required
            autofocus
          />
          {more?.(errors)}
        </>
      )}
    </FormDialog>
  );
}
