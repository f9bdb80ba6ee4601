/** The command palette: every page and action by name, walked with the arrow keys. */
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { printed } from '#dashboard/navigation/shortcuts.ts';
import { commands } from '#dashboard/strings/commands.ts';
import { shell } from '#dashboard/strings/shell.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import './palette.css';
import { type Command, type Place, matching, useCommands, useConversations } from './commands.ts';

/** The palette. */
export default function CommandPalette({ pages, onClose }: { pages: readonly Place[]; onClose: () => void }) {
  const all = useCommands(pages);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const conversations = useConversations(typed);
  const found = [...matching(all, typed), ...conversations];
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
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
            key={command.key}
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
