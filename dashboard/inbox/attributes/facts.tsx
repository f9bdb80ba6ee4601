/** Names and what is known under each. */
import { Copy } from 'lucide';
import type { ComponentChildren } from 'preact';
import { details } from '#dashboard/strings/details.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import { copyText } from '#dashboard/ui/controls/copy-line.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { common } from '#dashboard/strings/common.ts';

/** A name, what is known, all of it where only a part is shown, and what of it one may want elsewhere. */
export type Fact = [name: string, known: ComponentChildren, whole?: string, copied?: string];

/** The list; what is not known is left out. */
export function Facts({ of }: { of: (Fact | false | undefined)[] }) {
  return (
    <dl class="facts">
      {of.flatMap((fact) =>
        fact
          ? [
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd title={fact[2] ?? (typeof fact[1] === 'string' ? fact[1] : undefined)}>
                  {/* Numbers and addresses run from left to right whatever the language: not `47+` for `+47`. */}
                  <span>{fact[3] === undefined ? fact[1] : <bdi dir="ltr">{fact[1]}</bdi>}</span>
                  {fact[3] !== undefined && <CopyButton what={fact[0]} text={fact[3]} />}
                </dd>
              </div>,
            ]
          : [],
      )}
    </dl>
  );
}

function CopyButton({ what, text }: { what: string; text: string }) {
  const copy = async () => {
    if (await copyText(text)) toast(common.copied);
  };
  return <IconButton size="small" label={details.copy(what)} icon={Copy} onClick={() => void copy()} />;
}
