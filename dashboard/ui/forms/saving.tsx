/** What a page with a form shows of saving it: the button on top, and what was refused. */
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';

/** Saves on a click, or as the button of the form with this id. */
export function SaveButton({
  busy,
  canSave,
  ...how
}: { busy: boolean; canSave: boolean } & ({ onSave: () => Promise<unknown> } | { form: string })) {
  const does = 'form' in how ? { type: 'submit' as const, form: how.form } : { onClick: () => void how.onSave() };
  return (
    <Button variant="primary" busy={busy} disabled={!canSave} {...does}>
      {busy ? common.saving : common.save}
    </Button>
  );
}

/** Why the form as a whole was refused; nothing while it wasn't. */
export function FormProblem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="form-problem" role="alert">
      {text}
    </p>
  );
}
