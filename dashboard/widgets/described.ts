/** What the sections of the widget form share: what they get, and how a field is described. */
import { limits } from '#dashboard/data/limits.ts';
import { widgetFields } from '#dashboard/strings/widgets.ts';
import { describedBy } from '#dashboard/ui/forms/described.ts';
import type { Editor } from '#dashboard/ui/record/use-record-editor.ts';
import type { Draft } from '#dashboard/widgets/draft/draft.ts';

/** What a section gets. */
export type FormProps = { editor: Editor<Draft> };

/** Label, help, limits and error of a field. */
export const described = describedBy(widgetFields, limits.widget);
