/** The left pane: what is shown, and the list itself. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { type Filter, queryOf } from '#dashboard/data/inbox/filter.ts';
import { common } from '#dashboard/strings/common.ts';
import { inbox } from '#dashboard/strings/inbox.ts';
import { stepFrom, walkTo } from '#dashboard/navigation/walking.ts';
import { addActions } from '#dashboard/navigation/shortcuts.ts';
import { Boundary } from '#dashboard/ui/page/boundary.tsx';
import { shown } from '#dashboard/ui/page/first-sight.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Failed, Skeleton, Stale } from '#dashboard/ui/page/page-state.tsx';
import { whileLooking } from '#dashboard/ui/page/while-looking.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Filters } from './filters.tsx';
import { type RowProps, rowLook } from './list-row.tsx';
import { VirtualList } from './virtual-list.tsx';

const NothingListed = lazy(() => import('./nothing-listed.tsx'));
const BehindNumber = lazy(() => import('./behind-number.tsx'));
const RowsThere = lazy(() => import('#dashboard/inbox/presence/rows-there.tsx'), undefined, shown);
const UnsentNote = lazy(() => import('./unsent-note.tsx'));

/** The rows that are in the page. */
const inSight = signal<readonly Conversation[]>([]);

type ListPaneProps = { filter: Filter; id: number | undefined; tools: ComponentChildren };

/** The pane. `tools` stand above the rows. */
export function ListPane({ filter, id, tools }: ListPaneProps) {
  const { inbox: box, team, me } = useWorkspace();
  const { list } = box;
  const suffix = queryOf(filter);
  const ids = () => list.items.peek().map((one) => one.id);
  /** Where the open conversation was seen last, for the step after it has left the list. */
  const lastAt = useRef<number | undefined>(undefined);
  useEffect(() => void list.show(filter), [suffix]);
  useEffect(() => {
    void team.agents.need();
    // Filters and columns name them, but not the rows.
    void shown.then(() => team.widgets.need());
    return whileLooking(() => void list.refresh());
  }, []);
  useLayoutEffect(() => {
    const step = (by: 1 | -1) => {
      const next = stepFrom(ids(), id, by, lastAt.current);
      if (next !== undefined && next !== id) walkTo(next, suffix);
    };
    return addActions({ next: () => step(1), previous: () => step(-1) });
  }, [id, suffix]);
  const items = list.items.value;
  const { height } = rowLook.value;
  const at = items.findIndex((one) => one.id === id);
  if (at >= 0) lastAt.current = at;
  // Which conversations are one's own is known when it is known who one is.
  const state = me.value.state === 'loading' ? 'loading' : list.state.value;
  return (
    <section class="list-pane" aria-label={inbox.title}>
      <header class="list-head">
        <h1>{inbox.title}</h1>
        {(filter.q !== undefined || filter.behind) && state === 'ready' && (
          <small>{inbox.results(items.length, list.hasMore.value)}</small>
        )}
      </header>
      {filter.behind ? <BehindNumber of={filter.behind} /> : <Filters filter={filter} id={id} />}
      {box.outbox.failed.value.size > 0 && <UnsentNote id={id} suffix={suffix} />}
      {tools}
      <RowsThere of={inSight} />
      {items.length > 0 && <Stale error={list.error.value} onRetry={() => void list.refresh()} />}
      {items.length > 0 ? (
        <VirtualList
          items={items}
          rowHeight={height}
          keyOf={(one) => one.id}
          label={inbox.list}
          selected={id}
          onShown={(rows) => (inSight.value = rows)}
          onEnd={() => {
            if (list.moreError.peek() === undefined) void list.loadMore();
          }}
          list={suffix}
          after={
            list.hasMore.value && (
              <Button
                variant="ghost"
                class="list-more"
                busy={list.loadingMore.value}
                onClick={() => void list.loadMore()}
              >
                {list.moreError.value === undefined ? inbox.loadMore : `${inbox.moreFailed} ${common.retry}`}
              </Button>
            )
          }
        >
          {(conversation) => (
            <Line conversation={conversation} isSelected={conversation.id === id} search={filter.q} suffix={suffix} />
          )}
        </VirtualList>
      ) : (
        <div class="list-none">
          {state === 'loading' && <Skeleton rows={7} kind="row" />}
          {state === 'failed' && <Failed error={list.error.value} onRetry={() => void list.refresh()} />}
          {state === 'ready' && <Stale error={list.error.value} onRetry={() => void list.refresh()} />}
          {state === 'ready' && <NothingListed filter={filter} />}
        </div>
      )}
    </section>
  );
}

/** One conversation of the list as rows look now. It reads a signal, so the same conversation isn't drawn again. */
function Line(props: RowProps) {
  const { Row, Before } = rowLook.value;
  return (
    <Boundary kind="row" of={props.conversation.last_seq}>
      {Before && <Before conversation={props.conversation} />}
      <Row {...props} />
    </Boundary>
  );
}
