/** Asks before something is deleted, and offers that only for what nothing uses. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { stopGuarding } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import './crud.css';

/** Something that refers to what is to be deleted, and where it is set up. */
export type Use = { label: string; href: string };

/** How something is deleted. */
export type Removal = {
  title: string;
  body: string;
  /** What the button says; "Delete" unless given. */
  action?: string;
  /** Said when it is gone. */
  removed: string;
  /** What has to be typed; left out, a click is enough. */
  name?: string;
  /** Finds what uses it; rejects when that can't be told. Left out where nothing can. */
  uses?: () => Promise<readonly Use[]>;
  /** Whether it can be deleted all the same: what uses it is then only listed. */
  isAllowedInUse?: boolean;
  /** What else there is to know, below the question. */
  more?: ComponentChildren;
  run: () => Promise<unknown>;
};

/** The dialog. */
export function RemoveDialog({
  removal,
  onClose,
  onRemoved = onClose,
}: {
  removal: Removal;
  onClose: () => void;
  /** What happens instead of closing once it is gone. */
  onRemoved?: () => void;
}) {
  const { title, body, action = common.delete, removed, name, uses, isAllowedInUse = false, more, run } = removal;
  const [found, setFound] = useState<readonly Use[] | undefined>(uses ? undefined : []);
  const [error, setError] = useState<unknown>(undefined);
  const look = () => {
    setError(undefined);
    uses?.().then(setFound).catch(setError);
  };
  useEffect(look, []);
  if (found === undefined || (found.length > 0 && !isAllowedInUse)) {
    return (
      <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{common.close}</Button>}>
        {error !== undefined ? <Failed error={error} onRetry={look} /> : <Uses found={found} />}
      </Dialog>
    );
  }
  return (
    <Confirm
      title={title}
      body={body}
      action={action}
      onClose={onClose}
      {...(name === undefined ? {} : { name })}
      more={
        <>
          {found.length > 0 && <UseList intro={common.alsoUsed} uses={found} />}
          {more}
        </>
      }
      run={async () => {
        await run();
        // Nothing is left that an unsaved change could be of.
        stopGuarding();
        toast(removed);
      }}
      onDone={onRemoved}
    />
  );
}

function Uses({ found }: { found: readonly Use[] | undefined }) {
  return found === undefined ? <Skeleton rows={2} /> : <UseList intro={common.inUseBody} uses={found} />;
}

function UseList({ intro, uses }: { intro: string; uses: readonly Use[] }) {
  return (
    <>
      <p>{intro}</p>
      <ul class="use-list">
        {uses.map(({ label, href }) => (
          <li key={label}>
            <a class="link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
