/** Fields that were edited here and changed by somebody else: both values, and the choice. */
import { common } from '#dashboard/strings/common.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import type { Editor } from './use-record-editor.ts';
import './conflict-note.css';

type ConflictNoteProps<Fields extends object> = {
  editor: Pick<Editor<Fields>, 'conflicts' | 'settle'>;
  /** What a field is called. */
  labelOf: (field: keyof Fields & string) => string;
};

/** The note; nothing without conflicts. */
export function ConflictNote<Fields extends object>({ editor, labelOf }: ConflictNoteProps<Fields>) {
  const { conflicts, settle } = editor;
  if (conflicts.length === 0) return null;
  return (
    <section class="conflicts" role="alert">
      <p>{common.conflicts}</p>
      {conflicts.map(({ field, mine, theirs }) => (
        <div key={field} class="conflict">
          <b>{labelOf(field)}</b>
          <dl>
            <dt>{common.mine}</dt>
            <dd>{shown(mine)}</dd>
            <dt>{common.theirs}</dt>
            <dd>{shown(theirs)}</dd>
          </dl>
          <div class="conflict-choice">
            <Button size="small" aria-label={common.keepMine(labelOf(field))} onClick={() => settle(field, 'mine')}>
              {common.keep}
            </Button>
            <Button size="small" aria-label={common.takeTheirs(labelOf(field))} onClick={() => settle(field, 'theirs')}>
              {common.take}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}

const MAX_SHOWN = 300;

/** A value as one reads it: a list by its entries, an object by what it holds. */
function shown(value: unknown): string {
  const text = textOf(value);
  if (text === '') return common.empty;
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? common.on : common.off;
  if (typeof value !== 'object') return String(value);
  return Object.values(value).map(textOf).filter(Boolean).join(', ');
}
