/** The tools below the text: files, emoji, and formatting. */
import { Bold, Code, Italic, Link, List, type IconNode, Smile } from 'lucide';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { Clip } from '#dashboard/inbox/files/clip.tsx';
import { composer } from '#dashboard/strings/thread.ts';
import { IconButton } from '#dashboard/ui/controls/button.tsx';
import './composer-tools.css';
import { type Format, formatted, type Selected } from './formatting.ts';

const icons: Record<Format, IconNode> = { bold: Bold, italic: Italic, list: List, code: Code, link: Link };
const formats = Object.keys(icons) as Format[];

type ToolsProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: readonly File[]) => void;
  /** The text and its selection, as a tool has changed it. */
  onText: (changed: Selected) => void;
};

/** The tools. */
export default function ComposerTools({ field, onFiles, onText }: ToolsProps) {
  const place = useRef<HTMLDivElement>(null);
  const close = useRef<(() => void) | undefined>(undefined);
  const selected = (): Selected => {
    const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    return { text: value, from: selectionStart, to: selectionEnd };
  };
  const chooseEmoji = async (opener: Element) => {
    if (close.current) return close.current();
    const { from, to } = selected();
    const { inserted, openPicker } = await import('./emoji.ts');
    if (!place.current || close.current) return undefined;
    close.current = openPicker({
      place: place.current,
      opener,
      label: composer.emoji,
      onPick: (chosen) => {
        const { text, caret } = inserted(selected().text, from, to, chosen);
        onText({ text, from: caret, to: caret });
      },
      onClose: () => {
        close.current = undefined;
        field.current?.focus();
      },
    });
    return undefined;
  };
  return (
    <div class="composer-tools" ref={place}>
      <Clip onPick={onFiles} />
      <span class="composer-emoji">
        <IconButton
          icon={Smile}
          label={composer.emoji}
          onClick={({ currentTarget }) => void chooseEmoji(currentTarget)}
        />
      </span>
      <span class="composer-formats">
        {formats.map((format) => (
          <IconButton
            key={format}
            icon={icons[format]}
            label={composer.formats[format]}
            onClick={() => onText(formatted(selected(), format))}
          />
        ))}
      </span>
    </div>
  );
}
