/** Below an answer that is a translation: what the agent wrote. */
import type { Original } from '#dashboard/data/drafts.ts';
import { translation as words } from '#dashboard/strings/copilot.ts';
import { languageName } from '#dashboard/ui/format/language-name.ts';
import './translation.css';

/** The original, with its language. */
export default function OriginalText({ original: { content, locale } }: { original: Original }) {
  return (
    <div class="translated">
      <small class="muted">{words.original(languageName(locale))}</small>
      <p class="prose" dir="auto" lang={locale}>
        {content}
      </p>
    </div>
  );
}
