/** The secret of a webhook, which nobody can read again. */
import { common } from '#dashboard/strings/common.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { CopyLine } from '#dashboard/ui/controls/copy-line.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';

/** The dialog. */
export function SigningSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog title={words.shown} onClose={onClose} footer={<Button onClick={onClose}>{common.close}</Button>}>
      <p>{words.shownBody}</p>
      <CopyLine text={secret} />
    </Dialog>
  );
}
