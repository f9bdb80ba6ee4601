/** A new secret, shown once. */
import { common } from '#dashboard/strings/common.ts';
import { Button } from './button.tsx';
import { CopyLine } from './copy-line.tsx';
import { Dialog } from './dialog.tsx';

/** The dialog. */
export function ShownSecret({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{common.close}</Button>}>
      <CopyLine text={secret} />
    </Dialog>
  );
}
