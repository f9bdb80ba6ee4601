/** What the sections of the widget form share: what they get, and how a field is described. */
import { widgetFields } from '../strings/widgets.ts';
import { errorBelow } from '../ui/problem.ts';
import type { Draft } from './draft.ts';

/** What a section gets. */
export type FormProps = { draft: Draft; errors: Record<string, string>; onChange: (change: Partial<Draft>) => void };

type Named = keyof typeof widgetFields & keyof Draft;
/** Label, help and error of a field. */
export const described = (field: Named, errors: Record<string, string>) => ({
  label: widgetFields[field][0],
  help: widgetFields[field][1] || undefined,
  error: errorBelow(errors, field),
});
