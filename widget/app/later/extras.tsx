/** What lies over the window, or between its parts, as one. */
import type { FunctionComponent } from 'preact';
import type { Part } from '#widget/app/view/view.ts';
import { Fragment, h } from './shared/lent.ts';

/** One part of several. */
export const extrasOf =
  (...parts: FunctionComponent<Part>[]): FunctionComponent<Part> =>
  ({ view }) => <Fragment>{parts.map((One) => h(One, { view }))}</Fragment>;
