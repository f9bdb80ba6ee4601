/** Asks before something that can't be undone, by name. */
import { useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { TextField } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

type ConfirmProps = {
  title: string;
  body: string;
  action: string;
  /** What has to be typed; left out, a click is enough. */
  name?: string;
  run: () => Promise<void>;
  onClose: () => void;
};

/** The question. */
export function Confirm({ title, body, action, name, run, onClose }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  return (
    <FormDialog
      title={title}
      action={action}
      isDangerous
      save={run}
      canSave={name === undefined || typed === name}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{body}</p>
          {name !== undefined && (
            <TextField
              label={common.typeToConfirm(name)}
              value={typed}
              onChange={setTyped}
              autocomplete="off"
              autofocus
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
