/** Saving what a page edits: busy meanwhile, keeping what was refused, asking before one leaves with something unsaved. */
import { useEffect, useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { guardLeaving } from './location.ts';

/** `error` is what the last try was refused with; `saving` tries, and never rejects. */
export function useSaving(isChanged: boolean) {
  const [error, setError] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => (isChanged ? guardLeaving(() => confirm(common.unsaved)) : undefined), [isChanged]);
  const saving = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, saving };
}
