/** Pages and dialogs that are fetched when they are first opened. */
import type { Attributes, ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failed } from './page-state.tsx';

/** A component that is fetched when it is drawn first, or before: then it is drawn in that very moment. */
type Lazy<Props> = ComponentType<Attributes & Props> & { prefetch: () => void };

/**
 * Whether the page itself can be had. A browser doesn't fetch a script again that failed once, and after a deployment it may
 * be gone: then only a new page has it.
 */
const isReachable = () =>
  fetch(location.href, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Makes a component of one that is still to be fetched; what `meanwhile` draws stands in its place: drawn each time, since an
 * element that is kept would keep all that it was ever drawn in.
 * @param after what fetching waits for: what stands beside that is needed first
 */
export function lazy<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: () => VNode | null = () => null,
  after?: Promise<void>,
): Lazy<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetchModule = async () => {
    await after;
    loaded = (await load()).default;
    return loaded;
  };
  function Lazy(props: Attributes & Props) {
    // As a function's result: a component given as it is would be called for the first value.
    const [, setLoaded] = useState(() => loaded);
    const [error, setError] = useState<unknown>(undefined);
    const fetchIt = (fail: (error: unknown) => void) => {
      setError(undefined);
      fetchModule()
        .then((component) => setLoaded(() => component))
        .catch(fail);
    };
    const reloadOrFail = async (failure: unknown) => ((await isReachable()) ? location.reload() : setError(failure));
    useEffect(() => {
      if (!loaded) fetchIt(setError);
    }, []);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return error === undefined ? meanwhile() : <Failed error={error} onRetry={() => fetchIt(reloadOrFail)} />;
  }
  return Object.assign(Lazy, {
    prefetch: () => {
      if (!loaded) fetchModule().catch(() => undefined);
    },
  });
}
