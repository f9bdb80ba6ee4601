/** One line of code with a button that copies it. */
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { common } from '#dashboard/strings/common.ts';
import { Button } from './button.tsx';
import './copy-line.css';

const SHOWN_MS = 2000;

/** The line. */
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
