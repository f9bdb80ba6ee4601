/** The command palette: every page and action by name, walked with the arrow keys. */
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { agentStatuses } from '#dashboard/data/closed-sets.ts';
import { names } from '#dashboard/strings/names.ts';
import { commands, session, shell } from '#dashboard/strings/shell.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { pages } from './pages.tsx';
import { changeStatus } from '#dashboard/workspace/change-status.ts';
import { actionOf, isComposing, printed, type ShortcutName, shortcuts } from '#dashboard/navigation/shortcuts.ts';

type Command = { group: string; label: string; keys?: string | undefined; run: () => void };

/** The palette. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const all = useCommands();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const found = matching(all, typed);
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    // What stands in the field may be more than what was drawn last.
    const { value } = event.currentTarget;
    const now = value === typed ? found : matching(all, value);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === 0) run(now[value === typed ? at : 0]);
    else setAt((before) => (before + step + now.length) % Math.max(1, now.length));
  };
  return (
    <Dialog title={shell.commands} onClose={onClose} class="palette" bare>
      <input
        class="palette-input"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[at] ? `command-${at}` : undefined}
        aria-label={shell.commands}
        placeholder={commands.placeholder}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul class="palette-list" id="palette-list" role="listbox" aria-label={shell.commands} ref={list}>
        {found.map((command, index) => (
          <li
            key={command.group + command.label}
            id={`command-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <small>{command.group}</small>
            <span>{command.label}</span>
            {command.keys && (
              <span class="keys">
                {printed(command.keys).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            )}
          </li>
        ))}
        {found.length === 0 && (
          <li class="palette-none" role="option" aria-selected="false">
            {commands.nothing}
          </li>
        )}
      </ul>
    </Dialog>
  );
}

/** The commands with every word of what is typed. */
function matching(all: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ group, label }) => words.every((word) => `${group} ${label}`.toLowerCase().includes(word)));
}

function useCommands(): Command[] {
  const workspace = useWorkspace();
  return useMemo(() => {
    const offered = (['reply', 'note', 'resolve', 'close', 'transfer'] as ShortcutName[]).flatMap((name) => {
      const run = actionOf(name);
      return run ? [{ group: commands.conversation, label: commands.keys[name], keys: shortcuts[name], run }] : [];
    });
    const places = [...pages, { path: '/preferences', label: shell.settings }].map(({ path, label }) => ({
      group: commands.goTo,
      label,
      run: () => navigate(path),
    }));
    const statuses = workspace.me.value.agent ? agentStatuses : [];
    return [
      ...offered,
      ...places,
      ...statuses.map((status) => ({
        group: commands.you,
        label: commands.setStatus(names.agentStatus[status]),
        run: () => void changeStatus(workspace, status),
      })),
      { group: commands.you, label: session.signOut, run: workspace.signOut },
    ];
  }, [workspace]);
}
