/** What a page shows instead of its content: nothing there yet, not loaded yet, not loaded at all, not allowed. */
import type { IconNode } from 'lucide';
import { CircleAlert, Compass, Lock } from 'lucide';
import type { ComponentChildren } from 'preact';
import { BASE } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { shell } from '#dashboard/strings/shell.ts';
import { Button, ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';

type NoticeProps = {
  icon: IconNode;
  title: string;
  body?: string | undefined;
  children?: ComponentChildren;
  kind?: 'quiet' | 'problem';
  /** The whole page is this notice. */
  isPage?: boolean;
};

/** A calm message in the middle of a pane, with what to do below it. */
export function Notice({ icon, title, body, children, kind = 'quiet', isPage = false }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`}>
      <span class="notice-icon">
        <Icon of={icon} size={20} />
      </span>
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {body && <p>{body}</p>}
      {children && <div class="notice-actions">{children}</div>}
    </div>
  );
}

/** Something did not load: what happened, and Retry. */
export function Failed({
  error,
  onRetry,
  title = common.failedToLoad,
}: {
  error: unknown;
  onRetry: () => void;
  title?: string;
}) {
  return (
    <div role="alert">
      <Notice icon={CircleAlert} kind="problem" title={title} body={inWords(error)}>
        <Button onClick={onRetry}>{common.retry}</Button>
      </Notice>
    </div>
  );
}

/** What is shown could not be fetched again: it may be out of date, and Retry. Nothing where it could. */
export function Stale({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error === undefined) return null;
  return (
    <p class="stale" role="status" title={inWords(error)}>
      <Icon of={CircleAlert} size={14} />
      <span>{common.stale}</span>
      <button type="button" class="link" onClick={onRetry}>
        {common.retry}
      </button>
    </p>
  );
}

/** Not for this person, and who it is for. */
export function NoPermission() {
  return <Notice isPage icon={Lock} title={common.noPermission} body={common.noPermissionBody} />;
}

/** No such page, or nothing behind it any more; and the way home. */
export function NotFound() {
  return (
    <Notice isPage icon={Compass} title={common.notFound} body={common.notFoundBody}>
      <ButtonLink href={`${BASE}/`}>{shell.home}</ButtonLink>
    </Notice>
  );
}

/** Where a page will be. */
export function PageSkeleton() {
  return (
    <div class="page">
      <Skeleton rows={4} kind="page" />
    </div>
  );
}

/** Grey bars where lines will be; they show themselves only after 400 ms. */
export function Skeleton({
  rows,
  kind = 'line',
}: {
  rows: number;
  kind?: 'line' | 'row' | 'card' | 'bubble' | 'page';
}) {
  return (
    <div class={`skeleton skeleton-${kind}`} role="status" aria-label={common.loading}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
