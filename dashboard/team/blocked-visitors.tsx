/** Who is blocked now, and the way back. */
import { LockOpen } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { VisitorBlock } from '#core/model/visitors/visitor-block.ts';
import { everyPage } from '#dashboard/api/api.ts';
import { replaced } from '#dashboard/data/team.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { blockedList as words, blocking } from '#dashboard/strings/customers.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { type Column, CrudTable } from '#dashboard/ui/crud/crud-table.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { Section } from '#dashboard/ui/page/section.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type Entry = VisitorBlock & { id: number };

const nameOf = ({ name, email, visitor_id }: VisitorBlock): string => name ?? email ?? words.number(visitor_id);

const columns: readonly Column<Entry>[] = [
  { title: words.visitor, cell: nameOf },
  { title: words.until, cell: ({ until }) => (until === null ? blocking.forEver : fullTime(until)) },
  {
    title: words.also,
    cell: ({ by_email, network }) => [...(by_email ? [words.email] : []), ...(network ? [network] : [])].join(', '),
  },
  { title: words.reason, cell: ({ reason }) => reason },
];

/** The section. */
export function BlockedVisitors() {
  const { api } = useWorkspace();
  const blocks = useMemo(
    () =>
      createResource(async () => {
        const all = await everyPage((query) => api('listBlockedVisitors', { query }));
        return all.map((block): Entry => ({ ...block, id: block.visitor_id }));
      }),
    [api],
  );
  const unblock = async (entry: Entry) => {
    // It goes at once, and comes back with a word if that is refused.
    blocks.change((all) => all.filter(({ id }) => id !== entry.id));
    try {
      await api('unblockVisitor', { params: { id: String(entry.id) } });
      toast(blocking.unblocked(nameOf(entry)));
    } catch (error) {
      blocks.change((all) => replaced(all, entry));
      toast(inWords(error), 'problem');
    }
  };
  return (
    <Section title={words.title}>
      <Loaded of={blocks} skeleton="row">
        {(entries) =>
          entries.length === 0 ? (
            <p class="muted">{words.none}</p>
          ) : (
            <CrudTable
              columns={columns}
              entries={entries}
              label={words.title}
              actions={(entry) => [
                { label: words.unblock(nameOf(entry)), icon: LockOpen, run: () => void unblock(entry) },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
