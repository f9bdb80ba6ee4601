/** A resource on a page: skeleton, error with Retry, empty state, or what it holds. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Resource } from '#dashboard/data/resource.ts';
import { whileLooking } from '#dashboard/workspace/workspace.ts';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';

type LoadedProps<Data> = { of: Resource<Data>; skeleton: 'row' | 'card'; children: (data: Data) => ComponentChildren };

/** Fetches it when shown, again on focus and every 30 seconds while it is looked at. */
export function Loaded<Data>({ of, skeleton, children }: LoadedProps<Data>) {
  useEffect(() => {
    void of.load();
    return whileLooking(() => void of.load());
  }, [of]);
  const { data, state, error } = of.value.value;
  if (state === 'failed') return <Failed error={error} onRetry={() => void of.load()} />;
  return <>{data === undefined ? <Skeleton rows={5} kind={skeleton} /> : children(data)}</>;
}

/** The same, but never fetched again behind the back of someone who edits. */
export function LoadedOnce<Data>({ of, ...rest }: LoadedProps<Data>) {
  const still = useMemo(() => ({ ...of, load: of.need }), [of]);
  return <Loaded of={still} {...rest} />;
}
