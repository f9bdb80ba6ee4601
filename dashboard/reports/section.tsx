/** One section of the reports: a card with its title, its CSV, and how it stands while it is fetched. */
import { Download } from 'lucide';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CsvOperation } from '#dashboard/api/download.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { reports as words } from '#dashboard/strings/reports.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { saveFile } from '#dashboard/ui/format/save-file.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type SectionProps<Data> = {
  title: string;
  help?: string;
  /** The report, or nothing where it can't be asked for: then `children` is not called. */
  of: Resource<Data> | undefined;
  csv?: { operation: CsvOperation; query: Record<string, string> };
  children: (data: Data) => ComponentChildren;
  otherwise?: ComponentChildren;
};

/** The section. A report is fetched once: its numbers are read at leisure, and each costs a read of all its days. */
export function Section<Data>({ title, help, of, csv, children, otherwise }: SectionProps<Data>) {
  useEffect(() => void of?.need(), [of]);
  const { data, state, error } = of?.value.value ?? {};
  return (
    <section class="card report">
      <header class="card-head">
        <div>
          <h2>{title}</h2>
          {help && <small>{help}</small>}
        </div>
        {csv && data !== undefined && <CsvButton title={title} {...csv} />}
      </header>
      <div class="report-body">
        {!of && otherwise}
        {of && state === 'failed' && <Failed error={error} onRetry={() => void of.load()} />}
        {of && state === 'loading' && <Skeleton rows={4} />}
        {data !== undefined && <Fragment>{children(data)}</Fragment>}
      </div>
    </section>
  );
}

function CsvButton({
  title,
  operation,
  query,
}: {
  title: string;
  operation: CsvOperation;
  query: Record<string, string>;
}) {
  const { download } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await download(operation, query), `${operation}-${query['from']}-${query['to']}.csv`);
    } catch (error) {
      toast(inWords(error), 'problem');
    } finally {
      setBusy(false);
    }
  };
  return (
    <IconButton class="no-print" label={words.csv(title)} icon={Download} busy={busy} onClick={() => void save()} />
  );
}

/** The same numbers as a table, one click away. */
export function TableBehind({ children }: { children: ComponentChildren }) {
  return (
    <details class="table-behind">
      <summary>{words.showTable}</summary>
      <div class="table-scroll">{children}</div>
    </details>
  );
}
