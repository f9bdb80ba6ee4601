/** Pages that are fetched when they are first opened. */
import type { Attributes, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failed, Skeleton } from '../ui/page-state.tsx';

/** Makes a component of one that is still to be fetched. */
export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Attributes & Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Attributes & Props) {
    // As a function's result: a component given as it is would be called for the first value.
    const [, setLoaded] = useState(() => loaded);
    const [error, setError] = useState<unknown>(undefined);
    const fetchIt = () => {
      setError(undefined);
      load()
        .then((module) => {
          loaded = module.default;
          return setLoaded(() => module.default);
        })
        .catch(setError);
    };
    useEffect(() => {
      if (!loaded) fetchIt();
    }, []);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return error === undefined ? <Skeleton rows={6} kind="card" /> : <Failed error={error} onRetry={fetchIt} />;
  };
}
