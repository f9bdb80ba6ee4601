/** A new secret, shown once. */
import { common } from '#dashboard/strings/common.ts';
import { Button } from './button.tsx';
import { CopyLine } from './copy-line.tsx';
import { Dialog } from './dialog.tsx';

type ShownSecretProps = {
  title: string;
  /** What it is for, and what to do when it is lost. */
  body?: string;
  secret: string;
  onClose: () => void;
};

/** The dialog. */
export function ShownSecret({ title, body, secret, onClose }: ShownSecretProps) {
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{common.close}</Button>}>
      {body !== undefined && <p>{body}</p>}
      <CopyLine text={secret} />
    </Dialog>
  );
}
