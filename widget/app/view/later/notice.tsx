/** What became of a copy by e-mail. */
import type { Part } from '../view.ts';
import { fill } from './lent.ts';

export const Notice = ({ view: { state, texts } }: Part) =>
  state.ui.notice && (
    <output class="note">{fill(texts[state.ui.notice], { email: state.visitor?.email ?? '' })}</output>
  );
