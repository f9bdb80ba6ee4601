/** One line of code with a button that copies it. */
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { Button } from './button.tsx';
import { toast } from './toasts.ts';
import './copy-line.css';

const SHOWN_MS = 2000;

/** Copies a text; says so when the browser doesn't allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    toast(common.notCopied, 'problem');
    return false;
  }
}

/** The line. */
export function CopyLine({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(text))) return;
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
