/** A resource on a page: skeleton, error with Retry, or what it holds. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Loaded as State, Resource } from '#dashboard/data/resource.ts';
import { Failed, Skeleton, Stale } from '#dashboard/ui/page/page-state.tsx';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';

type LoadedProps<Data> = {
  of: Resource<Data>;
  skeleton: 'row' | 'card';
  children: (data: Data) => ComponentChildren;
  /** What Retry does where it isn't loading. */
  onRetry?: () => Promise<void>;
};

/** A list while it is visible: fetched immediately, and again on focus and every 30 seconds. */
export function useList<Data>(list: Resource<Data>): State<Data> {
  useEffect(() => {
    void list.load();
    return whileLooking(() => void list.load());
  }, [list]);
  return list.value.value;
}

/** Fetches it when shown, again on focus and every 30 seconds while it is looked at. */
export function Loaded<Data>({ of, skeleton, children, onRetry }: LoadedProps<Data>) {
  const { data, state, error } = useList(of);
  if (state === 'failed') return <Failed error={error} onRetry={() => void of.load()} />;
  if (data === undefined) return <Skeleton rows={5} kind={skeleton} />;
  return (
    <>
      <Stale error={error} onRetry={() => void (onRetry ?? of.load)()} />
      {children(data)}
    </>
  );
}

/** The same, but never fetched again behind the back of someone who edits. */
export function LoadedOnce<Data>({ of, ...rest }: LoadedProps<Data>) {
  const still = useMemo(() => ({ ...of, load: of.need }), [of]);
  return <Loaded of={still} onRetry={of.load} {...rest} />;
}
