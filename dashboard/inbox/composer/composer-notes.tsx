/** Notices above the field: what was held back, kept or typed elsewhere, and what the agent can do about it. */
import type { SavedDraft } from '#dashboard/data/drafts.ts';
import { composer, thread } from '#dashboard/strings/thread.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import type { Held } from '#dashboard/inbox/canned/canned.ts';

/** What the agent can do: its name, and the work; `busy` while it is under way. */
export type Choice = { name: string; run: () => void; busy?: boolean };

/** A notice with its choices. The element around it is always there, so that screen readers say what appears in it. */
export function ComposerNote({ text, choices }: { text: string; choices: readonly Choice[] }) {
  return (
    <p class="composer-kept">
      <span>{text}</span>
      {choices.map(({ name, run, busy = false }) => (
        <Button key={name} size="small" busy={busy} onClick={run}>
          {name}
        </Button>
      ))}
    </p>
  );
}

/** Says what in a reply kept it from being sent immediately, and lets the agent send it anyway. */
export function HeldNote({ held, onSend }: { held: Held | undefined; onSend: () => void }) {
  return (
    <div role="status">
      {held && (held.kind === 'command' || held.kind === 'blank') && (
        <ComposerNote
          text={composer.held[held.kind](held.what)}
          choices={[{ name: composer.sendAnyway, run: onSend }]}
        />
      )}
    </div>
  );
}

type OtherDraftProps = { other: SavedDraft | undefined; onDecide: (choice: 'add' | 'discard') => void };

/** Shows what the agent typed on another device where something else is typed here. */
export function OtherDraft({ other, onDecide }: OtherDraftProps) {
  return (
    <div role="status">
      {other && (
        <ComposerNote
          text={composer.otherDraft([other.reply, other.note].filter((text) => text !== '').join(' · '))}
          choices={[
            { name: composer.addOther, run: () => onDecide('add') },
            { name: thread.discard, run: () => onDecide('discard') },
          ]}
        />
      )}
    </div>
  );
}
