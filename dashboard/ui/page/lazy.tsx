/** Pages and dialogs that are fetched when they are first opened. */
import type { Attributes, ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failed } from './page-state.tsx';

/** A component that is fetched when it is drawn first, or before: then it is drawn in that very moment. */
type Lazy<Props> = ComponentType<Attributes & Props> & { prefetch: () => void };

/** Makes a component of one that is still to be fetched; `meanwhile` stands in its place. */
export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: VNode | null = null,
): Lazy<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetchModule = async () => {
    loaded = (await load()).default;
    return loaded;
  };
  function Lazy(props: Attributes & Props) {
    // As a function's result: a component given as it is would be called for the first value.
    const [, setLoaded] = useState(() => loaded);
    const [error, setError] = useState<unknown>(undefined);
    const fetchIt = () => {
      setError(undefined);
      fetchModule()
        .then((component) => setLoaded(() => component))
        .catch(setError);
    };
    useEffect(() => {
      if (!loaded) fetchIt();
    }, []);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return error === undefined ? meanwhile : <Failed error={error} onRetry={fetchIt} />;
  }
  return Object.assign(Lazy, {
    prefetch: () => {
      if (!loaded) fetchModule().catch(() => undefined);
    },
  });
}
