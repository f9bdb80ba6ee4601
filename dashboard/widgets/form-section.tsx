/** What the sections of the widget form share: their card, and how a field is described. */
import type { ComponentChildren } from 'preact';
import { widgetFields } from '../strings/widgets.ts';
import type { Draft } from './draft.ts';

/** What a section gets. */
export type FormProps = { draft: Draft; errors: Record<string, string>; onChange: (change: Partial<Draft>) => void };

/** A card with a heading. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card form-card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The error of a field or of anything within it. */
export function errorBelow(errors: Record<string, string>, field: string): string | undefined {
  return Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
}

type Named = keyof typeof widgetFields & keyof Draft;
/** Label, help and error of a field. */
export const described = (field: Named, errors: Record<string, string>) => ({
  label: widgetFields[field][0],
  help: widgetFields[field][1] || undefined,
  error: errorBelow(errors, field),
});
