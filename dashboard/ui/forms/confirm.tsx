/** Asks before something that can't be undone, by name. */
import type { ComponentChildren } from 'preact';
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
  /** What else there is to know, below the question. */
  more?: ComponentChildren;
  run: () => Promise<void>;
  onClose: () => void;
  /** What happens instead of closing once it is done. */
  onDone?: () => void;
};

/** The question. */
export function Confirm({ title, body, action, name, more, run, onClose, onDone = onClose }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  return (
    <FormDialog
      title={title}
      action={action}
      isDangerous
      isDirty={false}
      save={run}
      canSave={name === undefined || typed === name}
      onClose={onClose}
      onSaved={onDone}
    >
      {() => (
        <>
          <p>{body}</p>
          {more}
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
