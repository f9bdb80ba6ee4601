/** What the sections of the widget form share: what they get, and how a field is described. */
import { widgetFields } from '#dashboard/strings/widgets.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';

/** What a section gets. */
export type FormProps = { draft: Draft; errors: Record<string, string>; onChange: (change: Partial<Draft>) => void };

/** Label, help and error of a field. */
export const described = describedBy(widgetFields);
