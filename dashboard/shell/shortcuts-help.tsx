/** The help sheet: every shortcut with its keys. */
import { commands } from '#dashboard/strings/commands.ts';
import { shell } from '#dashboard/strings/shell.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import './palette.css';
import { printed, type ShortcutName, shortcuts, whileTyping } from '#dashboard/navigation/shortcuts.ts';

const inText: Partial<Record<keyof typeof commands.keys, string>> = {
  send: 'Enter',
  sendResolve: 'Mod+Shift+Enter',
  newline: 'Shift+Enter',
  canned: '/',
  escape: 'Esc',
};

/** The sheet. */
export default function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const all = Object.entries({ ...shortcuts, ...inText }) as [keyof typeof commands.keys, string][];
  return (
    <Dialog title={shell.shortcuts} onClose={onClose} class="dialog-wide">
      <dl class="shortcuts">
        {all.map(([name, keys]) => (
          <div key={name}>
            <dt>{commands.keys[name]}</dt>
            <dd>
              <Keys of={keys} />
              {alsoTyping(name) !== undefined && (
                <>
                  {' '}
                  {commands.or} <Keys of={alsoTyping(name) ?? ''} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The keys that do the same while one types, where these are others. */
function alsoTyping(name: keyof typeof commands.keys): string | undefined {
  const keys = whileTyping[name as ShortcutName];
  return keys === shortcuts[name as ShortcutName] ? undefined : keys;
}

function Keys({ of: keys }: { of: string }) {
  return (
    <>
      {printed(keys).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </>
  );
}
