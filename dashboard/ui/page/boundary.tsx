/** Keeps a fault where it happened: a part of the page that can't be drawn says so, and the rest goes on. */
import { CircleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Notice } from './page-state.tsx';

type BoundaryProps = {
  /** A `row` is one line of a list or log, a `part` a pane or a page. */
  kind: 'part' | 'row';
  /** Another value means that something else is drawn here: it is tried afresh. */
  of?: string | number | undefined;
  children: ComponentChildren;
};

/** Draws its children; when one of them throws, what happened and a way to try again. */
export function Boundary({ kind, of, children }: BoundaryProps) {
  // Developers and browser logs still get the error itself.
  const [error, reset] = useErrorBoundary((thrown: unknown) => console.error(thrown));
  useEffect(() => {
    if (error !== undefined) reset();
  }, [of]);
  if (error === undefined) return <>{children}</>;
  if (kind === 'row') {
    return (
      <p class="broken-row" role="alert">
        <Icon of={CircleAlert} size={14} />
        <span>{common.brokenRow}</span>
        <Button size="small" variant="ghost" onClick={reset}>
          {common.retry}
        </Button>
      </p>
    );
  }
  return (
    <div class="broken-part" role="alert">
      <Notice icon={CircleAlert} kind="problem" title={common.broken} body={common.brokenBody}>
        <Button onClick={reset}>{common.retry}</Button>
      </Notice>
    </div>
  );
}
