/** The files for the next message: a chip each, with how far it is, what is wrong with it, and what can be done. */
import { type Tray } from '#client/files/tray.ts';
import { canRetry, type TrayFile } from '#client/files/tray-file.ts';
import type { FileTexts } from '#widget/app/locales/files/texts.ts';
import type { AllTexts } from '#widget/app/locales/texts.ts';
import type { Part } from '#widget/app/view/view.ts';
import { fill, h as element, Icon, sizeText, wordsOf } from './lent.ts';

const X = 'M18 6 6 18M6 6l12 12';

/** Makes the view of a tray. */
export const createTrayView =
  (tray: Tray<File>) =>
  ({ view }: Part) => {
    const texts = wordsOf(view);
    const { state, speech } = view;
    return (
      <ul class="tray" aria-label={texts.files}>
        {state.files.map((file) => (
          <li key={file.key} class={file.trouble ? 'chip bad' : 'chip'}>
            <span class="chip-name" dir="auto">
              {file.file.name}
            </span>
            <span class="chip-state" role={file.trouble ? 'alert' : undefined}>
              {stateText(file, texts, speech.region, state.allowed?.max_bytes ?? 0, state.allowed?.max_files ?? 0)}
            </span>
            {file.state === 'uploading' && (
              <progress value={file.progress} aria-label={fill(texts.uploadOf, { name: file.file.name })} />
            )}
            {file.file.type.startsWith('audio/') && !file.trouble && <Heard file={file.file} />}
            {canRetry(file) && (
              <button type="button" class="link" onClick={() => tray.retry(file.key)}>
                {texts.retry}
              </button>
            )}
            <button
              type="button"
              class="tool"
              aria-label={fill(texts.removeFile, { name: file.file.name })}
              onClick={({ currentTarget }) => {
                // The button goes, the focus stays in the window.
                currentTarget.closest('.composer, .form')?.querySelector('textarea')?.focus();
                tray.remove(file.key);
              }}
            >
              <Icon of={X} />
            </button>
          </li>
        ))}
      </ul>
    );
  };

function stateText(
  { file, state, progress, trouble }: TrayFile,
  texts: AllTexts & FileTexts,
  locale: string,
  maxBytes: number,
  maxFiles: number,
): string {
  switch (trouble?.kind) {
    case 'type':
      return texts.fileType;
    case 'empty':
      return texts.fileEmpty;
    case 'size':
      return fill(texts.fileSize, { size: sizeText(maxBytes, locale) });
    case 'count':
      return fill(texts.fileCount, { n: maxFiles });
    case 'off':
      return texts.noFiles;
    case 'rejected':
      return texts.fileRejected;
    case 'network':
      return texts.uploadFailed;
    case undefined:
      if (state === 'retrying') return texts.uploadRetrying;
      return state === 'ready' ? sizeText(file.size, locale) : percent(progress, locale);
  }
}

// What people have just recorded has no captions; `h` because JSX would ask for them.
const Heard = ({ file }: { file: File }) =>
  element('audio', { controls: true, src: heardAt(file), 'aria-label': file.name });

const addresses = new WeakMap<File, string>();

/** Where the page finds a file that was just recorded or chosen. */
function heardAt(file: File): string {
  const known = addresses.get(file) ?? URL.createObjectURL(file);
  addresses.set(file, known);
  return known;
}

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
