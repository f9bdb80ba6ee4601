/** Where the visitor writes: grows to five lines; Enter sends, as the key of a phone's keyboard says. */
import { canSend, cleanContent, CONTENT_LIMIT } from '#widget/app/state/outbox.ts';
import { Icon, icons } from './icon.tsx';
import type { Part } from './view.ts';

export function Composer({ view }: Part) {
  const { state, own, texts, chat, later } = view;
  const over = cleanContent(state.draft).length - CONTENT_LIMIT;
  // No form: in a sandboxed frame submitting one is forbidden.
  return (
    <div class="composer">
      {later && over > 0 && <later.Over view={view} n={over} />}
      {later && <later.Tools view={view} />}
      <textarea
        rows={1}
        dir="auto"
        enterkeyhint="send"
        aria-label={texts.message}
        aria-invalid={over > 0}
        aria-describedby={over > 0 ? 'over' : undefined}
        placeholder={own.input_placeholder}
        value={state.draft}
        onInput={({ currentTarget }) => chat.setDraft(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          chat.sendDraft();
        }}
      />
      <button
        class="send"
        aria-label={texts.send}
        disabled={over > 0 || !canSend(state)}
        onClick={({ currentTarget }) => {
          chat.sendDraft();
          currentTarget.parentElement?.querySelector('textarea')?.focus();
        }}
      >
        <Icon of={icons.arrowUp} />
      </button>
    </div>
  );
}
