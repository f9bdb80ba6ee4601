/** What the sections of the widget form share: what they get, and how a field is described. */
import { widgetFields } from '../strings/widgets.ts';
import { describedBy } from '../ui/described.ts';
import type { Draft } from './draft.ts';

/** What a section gets. */
export type FormProps = { draft: Draft; errors: Record<string, string>; onChange: (change: Partial<Draft>) => void };

/** Label, help and error of a field. */
export const described = describedBy(widgetFields);
