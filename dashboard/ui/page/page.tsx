/** A page outside the inbox: its title, one line about it, what can be done, and its content in one column. */
import type { ComponentChildren } from 'preact';

type PageProps = {
  title: string;
  lead?: string;
  back?: ComponentChildren;
  actions?: ComponentChildren;
  narrow?: boolean;
  children: ComponentChildren;
};

/** The page. */
export function Page({ title, lead, back, actions, narrow, children }: PageProps) {
  return (
    <div class={narrow ? 'page page-narrow' : 'page'}>
      <header class="page-head">
        {back}
        <div class="page-title">
          <h1 title={title}>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
