/** A part of a form: a card with a heading. */
import type { ComponentChildren } from 'preact';

/** The card. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card form-card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
