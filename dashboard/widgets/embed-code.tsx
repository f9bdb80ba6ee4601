/** The line of code that puts a widget on a site, ready to copy. */
import { Check, Copy } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createResource } from '../data/resource.ts';
import { common } from '../strings/common.ts';
import { widgets as words } from '../strings/widgets.ts';
import { Button } from '../ui/button.tsx';
import { Failed, Skeleton } from '../ui/page-state.tsx';
import { useWorkspace } from '../workspace.ts';

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

const SHOWN_MS = 2000;

/** One line of code with a button that copies it. */
export function CopyLine({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <div class="copy-line">
      <code tabIndex={0}>{text}</code>
      <Button size="small" icon={isCopied ? Check : Copy} onClick={() => void copy()}>
        {isCopied ? common.copied : common.copy}
      </Button>
    </div>
  );
}
