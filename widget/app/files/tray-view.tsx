/** The files for the next message: a chip each, with how far it is, what is wrong with it, and what can be done. */
import { type Tray } from '#client/files/tray.ts';
import { canRetry, type Picked, type TrayFile } from '#client/files/tray-file.ts';
import type { FileTexts } from '#widget/app/locales/files/texts.ts';
import type { AllTexts } from '#widget/app/locales/texts.ts';
import type { Part } from '#widget/app/view/view.ts';
import { focusField } from './focus-field.ts';
import { fill, h as element, Icon, sizeText, wordsOf } from './lent.ts';

const X = 'M18 6 6 18M6 6l12 12';

/** Makes the view of a tray. */
export const createTrayView =
  (tray: Tray<Picked>) =>
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
            {file.file instanceof File && file.file.type.startsWith('audio/') && !file.trouble && (
              <Heard file={file.file} />
            )}
            {canRetry(file, state.files, state.allowed?.max_files ?? 0) && (
              <button
                type="button"
                class="link"
                onClick={({ currentTarget }) => {
                  focusField(currentTarget);
                  tray.retry(file.key);
                }}
              >
                {texts.retry}
              </button>
            )}
            <button
              type="button"
              class="tool"
              aria-label={fill(texts.removeFile, { name: file.file.name })}
              onClick={({ currentTarget }) => {
                focusField(currentTarget);
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
    case 'lost':
      return texts.fileLost;
    case undefined:
      if (state === 'retrying') return texts.uploadRetrying;
      return state === 'ready' ? sizeText(file.size, locale) : percent(progress, locale);
  }
}

type Sound = { src: string; ref: (element: Element | null) => void };

// What people have just recorded has no captions; `h` because JSX would ask for them.
const Heard = ({ file }: { file: File }) =>
  element('audio', { controls: true, 'aria-label': file.name, ...soundOf(file) });

const sounds = new WeakMap<File, Sound>();

/** Where the page finds a file that was just recorded or chosen, while it is shown: its address holds its bytes. */
function soundOf(file: File): Sound {
  const known = sounds.get(file);
  if (known) return known;
  const src = URL.createObjectURL(file);
  const ref = (shown: Element | null) => {
    if (shown) return;
    URL.revokeObjectURL(src);
    sounds.delete(file);
  };
  sounds.set(file, { src, ref });
  return { src, ref };
}

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
