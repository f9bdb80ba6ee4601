/** Where questions appear: above everything, also above an open dialog. */
import { common } from '#dashboard/strings/common.ts';
import { question } from './ask.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** The question. Escape and a click outside it answer no. */
export function Asked() {
  const asked = question.value;
  if (!asked) return null;
  const { title, body, action, answer } = asked;
  return (
    <Dialog
      title={title}
      onClose={() => answer(false)}
      footer={
        <>
          <Button onClick={() => answer(false)} data-autofocus>
            {common.cancel}
          </Button>
          <Button variant="danger" onClick={() => answer(true)}>
            {action}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}
