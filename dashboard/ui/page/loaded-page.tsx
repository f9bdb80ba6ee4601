/** A page about one thing: its outline while it is fetched, and words when it is not there or did not come. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ApiError } from '#core/contract/client.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { Failed, NotFound, PageSkeleton } from './page-state.tsx';

/** Fetches it once: never again behind the back of someone who edits. */
export function LoadedPage<Data>({
  of,
  children,
}: {
  of: Resource<Data>;
  children: (data: Data) => ComponentChildren;
}) {
  useEffect(() => void of.need(), [of]);
  const { data, state, error } = of.value.value;
  if (state === 'failed' && error instanceof ApiError && error.status === 404) return <NotFound />;
  if (state === 'failed') return <Failed error={error} onRetry={() => void of.load()} />;
  return <>{data === undefined ? <PageSkeleton /> : children(data)}</>;
}
