/** What asks for an answer first. */
import { ApiError } from '#core/contract/client.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { ShownSecret } from '#dashboard/ui/controls/shown-secret.tsx';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { TextField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { TimeChoices, TimeRow } from '#dashboard/inbox/later/time-choices.tsx';
import { NewDialog } from '#dashboard/ui/crud/new-dialog.tsx';
import type { Scene, Subject } from '#test/gallery/scene.ts';
import { LONG_NAME, LONG_TEXT, LONG_WORD, never, nothing, nothingLater } from './samples.ts';

const submit = (root: HTMLElement) => root.querySelector('form')?.requestSubmit();

const form =
  (save: () => Promise<void>): Scene['draw'] =>
  () => (
    <FormDialog title="New agent" action="Add agent" save={save} onClose={nothing}>
      {(errors) => <TextField label="Name" value="x" error={errors['name']} onChange={nothing} />}
    </FormDialog>
  );

const refused = new ApiError(400, { errors: [{ path: 'body.name', message: 'Enter at least two characters' }] }, null);
const create = {
  title: 'New widget',
  action: 'Create widget',
  created: 'Created',
  blank: { name: '' },
  described: () => ({ label: 'Name', help: 'Only your team sees it.', error: undefined }),
};

export const dialogs: Subject = {
  title: 'Dialogs',
  kind: 'screen',
  scenes: [
    {
      name: 'with a heading',
      draw: () => (
        <Dialog title="Keyboard shortcuts" onClose={nothing} footer={<Button>Close</Button>}>
          <p>Press ? to see them.</p>
        </Dialog>
      ),
    },
    {
      name: 'with long words, longer than the screen',
      draw: () => (
        <Dialog title={LONG_NAME} onClose={nothing} footer={<Button variant="primary">{LONG_WORD}</Button>}>
          {Array.from({ length: 20 }, () => (
            <p>{LONG_TEXT}</p>
          ))}
        </Dialog>
      ),
    },
    {
      name: 'with times to choose from',
      draw: () => (
        <Dialog title="Snooze conversation" onClose={nothing}>
          <TimeChoices action="Snooze" onChoose={nothing}>
            <TimeRow onClick={nothing}>Until the visitor writes</TimeRow>
            <TimeRow onClick={nothing} time={LONG_NAME}>
              {LONG_WORD}
            </TimeRow>
          </TimeChoices>
        </Dialog>
      ),
    },
    {
      name: 'without a heading',
      draw: () => (
        <Dialog title="Search" bare onClose={nothing}>
          <p>Only its content.</p>
        </Dialog>
      ),
    },
    { name: 'a secret', draw: () => <ShownSecret title="New secret" secret={LONG_WORD} onClose={nothing} /> },
    { name: 'a form', draw: form(nothingLater) },
    { name: 'a form that is saved', draw: form(() => never()), act: submit },
    { name: 'a field refused', draw: form(() => Promise.reject(refused)), act: submit },
    { name: 'a form refused', draw: form(() => Promise.reject(new TypeError('offline'))), act: submit },
    {
      name: 'something new',
      draw: () => <NewDialog {...create} create={() => never()} onClose={nothing} />,
    },
    {
      name: 'are you sure',
      draw: () => (
        <Confirm
          title="Delete department"
          body="Its chats move to everybody."
          action="Delete"
          run={nothingLater}
          onClose={nothing}
        />
      ),
    },
    {
      name: 'are you sure, by name',
      draw: () => (
        <Confirm
          title="Delete agent"
          body={LONG_TEXT}
          action="Delete"
          name={LONG_NAME}
          run={nothingLater}
          onClose={nothing}
        />
      ),
    },
  ],
};
