/** The line of code that puts a widget on a site, ready to copy. */
import { useEffect, useMemo } from 'preact/hooks';
import { createResource } from '#dashboard/data/resource.ts';
import { widgets as words } from '#dashboard/strings/widgets.ts';
import { CopyLine } from '#dashboard/ui/controls/copy-line.tsx';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The card; it follows the token. */
export function EmbedCode({ id, token }: { id: number; token: string }) {
  const { api } = useWorkspace();
  const code = useMemo(() => createResource(() => api('getEmbedCode', { params: { id: String(id) } })), [id, token]);
  useEffect(() => void code.load(), [code]);
  const { data, state, error } = code.value.value;
  return (
    <section class="card form-card">
      <h2>{words.embed}</h2>
      <p class="muted">{words.embedBody}</p>
      {state === 'failed' ? (
        <Failed error={error} onRetry={() => void code.load()} />
      ) : data ? (
        <CopyLine text={data.html} />
      ) : (
        <Skeleton rows={1} />
      )}
    </section>
  );
}
