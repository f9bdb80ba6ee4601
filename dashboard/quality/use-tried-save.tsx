/** Runs a change against a bot's test questions as part of saving it, and asks only where something gets worse. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Changes } from './changes.tsx';
import { type Before, type Comparison, type Tried, readBefore, tryOut } from './try-out.ts';

type Shown = { state: 'running' } | { state: 'problem'; problem: string } | { state: 'worse'; changes: Comparison };
type Asking = Shown & { answer: (isSaved: boolean) => void };

/** A training this short needs no word about it. */
const QUIET_MS = 600;

/**
 * `save` tries the change before it saves: at once for a bot without test questions, and where nothing gets worse. `dialog`
 * is what has to be shown. @param bot whose test questions are run; null where nothing is tried
 */
export function useTriedSave(bot: Id | null): {
  save: (tried: Tried | undefined, store: () => Promise<boolean>) => Promise<boolean>;
  dialog: ComponentChildren;
} {
  const { api } = useWorkspace();
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const before = useRef<Promise<Before> | undefined>(undefined);
  const read = (id: Id) => {
    const reading = readBefore(api, id);
    // What can't be read now is read again when it is saved.
    reading.catch(() => (before.current = undefined));
    return reading;
  };
  // Known before somebody saves, so that saving waits for nothing where there is nothing to try.
  useEffect(() => void (bot !== null && (before.current = read(bot))), [bot]);

  const mayStore = async (id: Id, tried: Tried): Promise<boolean> => {
    const known = await (before.current ?? read(id)).catch(() => undefined);
    if (known?.questions.length === 0) return true;
    return new Promise((resolve) => {
      let isOpen = true;
      const answer = (isSaved: boolean) => {
        isOpen = false;
        setAsking(undefined);
        resolve(isSaved);
      };
      const show = (shown: Shown) => isOpen && setAsking({ ...shown, answer });
      const waiting = setTimeout(() => show({ state: 'running' }), QUIET_MS);
      const run = async () => {
        const changes = await tryOut(api, known ?? (await read(id)), tried, () => isOpen);
        if (!isOpen) return;
        if (!changes) return void show({ state: 'problem', problem: words.failed });
        const { better, worse } = changes;
        if (worse.length > 0) return void show({ state: 'worse', changes });
        if (better.length > 0) toast(words.changes(numberText(better.length), numberText(0)));
        answer(true);
      };
      run()
        .catch((error: unknown) => void show({ state: 'problem', problem: inWords(error) }))
        .finally(() => clearTimeout(waiting));
    });
  };
  return {
    save: async (tried, store) => {
      if (bot !== null && tried && !(await mayStore(bot, tried))) return false;
      const isStored = await store();
      // The next change is compared with this one.
      if (isStored) before.current = undefined;
      return isStored;
    },
    dialog: asking && <TriedDialog {...asking} />,
  };
}

function TriedDialog({ answer, ...shown }: Asking) {
  return (
    <Dialog
      title={words.compareTitle}
      onClose={() => answer(false)}
      footer={
        <>
          <Button onClick={() => answer(false)}>{shown.state === 'running' ? common.cancel : words.back}</Button>
          <Button variant="primary" onClick={() => answer(true)}>
            {shown.state === 'running' ? words.saveUntried : words.saveAnyway}
          </Button>
        </>
      }
    >
      <div role="status">
        {shown.state === 'running' && <p>{words.comparing}</p>}
        {shown.state === 'problem' && <p class="field-error">{shown.problem}</p>}
        {shown.state === 'worse' && <Changes {...shown.changes} showsWorse />}
      </div>
    </Dialog>
  );
}
