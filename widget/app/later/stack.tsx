/** Two parts of the window in the place of one. */
import type { FunctionComponent } from 'preact';
import type { Part } from '#widget/app/view/view.ts';
import { Fragment } from './lent.ts';

/** Draws one part, and another behind it. */
export const stack =
  (First: FunctionComponent<Part>, Second: FunctionComponent<Part>): FunctionComponent<Part> =>
  ({ view }) => (
    <Fragment>
      <First view={view} />
      <Second view={view} />
    </Fragment>
  );
