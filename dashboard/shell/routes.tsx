/** Which page an address means, and what it is called. */
import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { path } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { preferences } from '#dashboard/strings/shell.ts';
import { noteShown } from '#dashboard/ui/page/first-sight.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { NotFound, PageSkeleton } from '#dashboard/ui/page/page-state.tsx';
import { pages } from './pages.tsx';

const PreferencesPage = lazy(
  () => import('./preferences-page.tsx'),
  () => <PageSkeleton />,
);

const ADDRESS = /^(?<base>\/[a-z-]*)(?:\/(?:(?<isNew>new)|(?<id>\d{1,16})(?:\/(?<part>[a-z]+))?))?$/;

const shown = computed((): ComponentChildren => {
  const { base, isNew, id, part } = ADDRESS.exec(path.value)?.groups ?? {};
  if (base === '/preferences') return path.value === base && <PreferencesPage />;
  const page = pages.find((one) => one.path === base);
  if (isNew !== undefined) return page?.drawNew?.();
  return id === undefined ? page?.draw() : page?.drawOne?.(Number(id), part);
});

/** What the page is called, for the tab's title. */
export const pageTitle = computed(() => {
  if (!shown.value) return common.notFound;
  const first = `/${path.value.split('/')[1] ?? ''}`;
  return pages.find((page) => page.path === first)?.label ?? preferences.title;
});

/** The page that is meant. */
export function CurrentPage() {
  useEffect(() => {
    // The inbox says itself when its rows are there.
    if (!(shown.value && path.value.startsWith('/conversations'))) noteShown();
  }, [path.value]);
  return <>{shown.value || <NotFound />}</>;
}
