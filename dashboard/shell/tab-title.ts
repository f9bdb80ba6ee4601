/** What the browser calls a tab: what is open on the page, then the page. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import { path } from '#dashboard/navigation/location.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import type { Workspace } from '#dashboard/workspace/context.ts';
import { pageTitle } from './routes.tsx';

/** The title, which follows the page and what is known of it. */
export function tabTitle(workspace: Workspace): ReadonlySignal<string> {
  return computed(() => {
    const [, page, id] = /^\/([a-z-]+)\/(\d+)/.exec(path.value) ?? [];
    const subject = page === undefined ? undefined : subjectOf(workspace, page, Number(id));
    return subject === undefined ? pageTitle.value : `${subject} · ${pageTitle.value}`;
  });
}

/** What one of a page's things is called, once that is known. */
function subjectOf({ inbox, team }: Workspace, page: string, id: Id): string | undefined {
  const named = (all: readonly { id: Id; name: string }[] | undefined) => all?.find((one) => one.id === id)?.name;
  const conversation = page === 'conversations' ? inbox.conversations.all.value.get(id) : undefined;
  if (conversation) return nameOf(conversation);
  if (page === 'widgets') return named(team.widgets.value.value.data);
  if (page === 'bots') return named(team.bots.value.value.data);
  return page === 'workflows' ? named(team.workflows.value.value.data) : undefined;
}
