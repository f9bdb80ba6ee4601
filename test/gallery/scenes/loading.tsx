/** What is drawn while something is fetched, and when it breaks. */
import { ApiError } from '#core/contract/client.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { PageSkeleton, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { never } from './samples.ts';

const kinds = ['line', 'row', 'card', 'bubble', 'page'] as const;
const skeletons = kinds.map((kind) => [`skeleton of a ${kind}`, () => <Skeleton rows={4} kind={kind} />] as const);

const loaded = (of: Resource<string>) => <LoadedPage of={of}>{(text) => <p>{text}</p>}</LoadedPage>;

function Broken(): never {
  throw new Error('This part of the gallery breaks on purpose.');
}

const Pending = lazy(
  () => never<{ default: () => null }>(),
  () => <Skeleton rows={2} />,
);
const Missing = lazy((): Promise<{ default: () => null }> => Promise.reject(new TypeError('Failed to fetch')));

export const loading: Subject = {
  title: 'Loading',
  kind: 'part',
  scenes: drawn({
    ...Object.fromEntries(skeletons),
    'skeleton of a whole page': () => <PageSkeleton />,
    'a page that loads': () => loaded(createResource(() => never<string>())),
    'a page that is there': () => loaded(createResource(() => Promise.resolve('Here it is.'))),
    'a page that failed': () => loaded(createResource(() => Promise.reject(new TypeError('Failed to fetch')))),
    'a page that is gone': () => loaded(createResource(() => Promise.reject(new ApiError(404, {}, null)))),
    'code that loads': () => <Pending />,
    'code that did not come': () => <Missing />,
    'a broken part': () => (
      <Boundary kind="part">
        <Broken />
      </Boundary>
    ),
    'a broken row': () => (
      <Boundary kind="row">
        <Broken />
      </Boundary>
    ),
  }),
};
