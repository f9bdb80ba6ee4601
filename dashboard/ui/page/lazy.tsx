/** Pages and dialogs that are fetched when they are first opened. */
import type { Attributes, ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failed } from './page-state.tsx';

/** Makes a component of one that is still to be fetched; `meanwhile` stands in its place. */
export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: VNode | null = null,
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
    return error === undefined ? meanwhile : <Failed error={error} onRetry={fetchIt} />;
  };
}
