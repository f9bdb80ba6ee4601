/** Files in the window: the clip, the files for the next message, and those of messages. */
import type { FileAddress } from '#client/files/addresses.ts';
import { isPicture, pictureShape } from '#client/files/picture.ts';
import { sizeText } from '#client/files/size-text.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type makeTools from '#widget/app/files/file-tools.ts';
import type { AllTexts, Speech } from '#widget/app/locales/texts.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Beneath, Part } from '#widget/app/view/view.ts';
import type { Host } from '#widget/host.ts';
import { Call } from '#widget/app/later/window/call.tsx';
import { createFileAddresses } from './file-addresses.ts';
import { fill, toLend, h as element, Icon } from '#widget/app/later/shared/lent.ts';
import { wordsOf } from '#widget/app/later/shared/words.ts';

/** After lucide's icons. */
const CLIP =
  'm16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551';
const MIC = 'M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M12 2a3 3 0 0 0-3 3v7a3 3 0 0 0 6 0V5a3 3 0 0 0-3-3';
const SMILE = 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01';
const FILE = 'M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v4a2 2 0 0 0 2 2h4';

/** The widest a picture is shown, in pixels. */
const PICTURE_WIDTH = 240;

/** Makes the parts of the window that have to do with files. */
export function createFiles(parts: Parts, host: Host, speech: () => Speech) {
  const { store } = parts;
  const { load: addressOf, download: downloadOf, watch, stop } = createFileAddresses(parts);
  let tools: Awaited<ReturnType<typeof makeTools>> | undefined;
  let loading: ReturnType<typeof makeTools> | undefined;
  const fetchTools = async () => {
    const { default: make } = await toLend.importAgain(() => import('#widget/app/files/file-tools.ts'));
    return (tools = await make({ ...toLend, wordsOf, sizeText }, parts, host, speech().locale));
  };
  const load = () =>
    (loading ??= fetchTools().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const show = (notice: State['ui']['notice']) => store.change((state) => ({ ...state, ui: { ...state.ui, notice } }));
  /** Does what needs something that is fetched for the first time; says so where it can't be. */
  const orSay = (done: Promise<unknown>) => void done.catch(() => show('unreachable'));
  /** Puts files into the tray; says so where there is none. */
  const add = (files: readonly File[]) => {
    const { allowed, conversation, trouble, ui } = store.get();
    if (!allowed) return show('noFiles');
    if (conversation?.status === 'closed') return show('closedAlready');
    if (trouble && !conversation) return show('unreachable');
    // Who adds to a message doesn't end the chat.
    if (ui.isEnding) store.change((state) => ({ ...state, ui: { ...state.ui, isEnding: false } }));
    return orSay(load().then((loaded) => loaded.add(files)));
  };
  // What the page before has kept is shown as well.
  const unsubscribe = store.subscribe(({ files }) => {
    if (files.length && !tools) orSay(load());
  });

  const view = async (files: readonly MessageFile[], { id }: MessageFile, texts: AllTexts) => {
    const pictures = files.filter(isPicture);
    const at = pictures.findIndex((file) => file.id === id);
    const images = pictures.map((file) => ({
      name: file.name,
      address: () => addressOf(file.id),
      download: () => downloadOf(file.id),
    }));
    (await load()).view(images, at, texts.fileGone);
  };

  /** Opens a file that had no address yet; says so where the network has none, as its place says any other reason. */
  const open = async (id: string) => {
    const address = await addressOf(id);
    if (address) window.open(address, '_blank', 'noopener');
    else if (store.get().addresses?.[id]?.state === 'unreachable') show('unreachable');
  };

  const File = ({ view: drawn, file, files }: Part & { file: MessageFile; files: readonly MessageFile[] }) => {
    const texts = wordsOf(drawn);
    const { id, name, type } = file;
    const address = drawn.state.addresses?.[id];
    const problem = address && troubleText(address.state, texts);
    if (problem)
      return (
        <p class="file" data-file={id}>
          <Icon of={FILE} />
          <span dir="auto">{name}</span> <small>{problem}</small>
        </p>
      );
    const url = address?.state === 'ready' ? address.url : undefined;
    if (isPicture(file))
      return (
        <button
          type="button"
          class="picture"
          data-file={id}
          ref={watch}
          style={pictureShape(file, PICTURE_WIDTH)}
          aria-label={fill(texts.openImage, { name })}
          onClick={() => orSay(view(files, file, texts))}
        >
          {url && <img src={url} alt="" onError={() => void addressOf(id)} />}
        </button>
      );
    if (/^(audio|video)/.test(type))
      return element(type.startsWith('audio') ? 'audio' : 'video', {
        class: 'played',
        'data-file': id,
        ref: watch,
        controls: true,
        preload: 'metadata',
        src: url,
        // Played, or played on, after the address has expired.
        onError: ({ currentTarget }: { currentTarget: HTMLMediaElement }) => {
          const { currentTime } = currentTarget;
          void addressOf(id).then(() => (currentTarget.currentTime = currentTime));
        },
        'aria-label': name,
      });
    return (
      <a
        class="file"
        data-file={id}
        ref={watch}
        href={url ?? '#'}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={fill(texts.downloadFile, { name })}
        onClick={(event) => {
          if (address?.state === 'ready' && address.untilMs > parts.now()) return;
          event.preventDefault();
          void open(id);
        }}
      >
        <Icon of={FILE} />
        <span dir="auto">{name}</span> <small>{sizeText(file.size, drawn.speech.region)}</small>
      </a>
    );
  };

  const Clip = ({ view: { state, texts } }: Part) => (
    <label class="clip tool">
      <input
        type="file"
        class="sr"
        multiple
        accept={state.allowed?.types.join()}
        aria-label={wordsOf({ texts }).attach}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Icon of={CLIP} />
    </label>
  );

  const Mic = ({ view: { texts } }: Part) => {
    const { voice } = wordsOf({ texts });
    return (
      <button
        type="button"
        class="clip tool"
        aria-label={voice}
        onClick={() => orSay(load().then((loaded) => loaded.voice.start()))}
      >
        <Icon of={MIC} />
      </button>
    );
  };

  let closeEmoji: (() => void) | undefined;
  const chooseEmoji = async (opener: Element, label: string) => {
    if (closeEmoji) return closeEmoji();
    const place = opener.parentElement;
    const field = opener.closest('.composer, .fields')?.querySelector('textarea');
    const { inserted, openPicker, dress } = await toLend.importAgain(() => import('#widget/app/files/emoji.ts'));
    if (!place || !field || closeEmoji) return undefined;
    dress(host);
    const { selectionStart, selectionEnd } = field;
    closeEmoji = openPicker({
      place,
      opener,
      label,
      onPick: (chosen) => {
        const { text, caret } = inserted(store.get().draft, selectionStart, selectionEnd, chosen);
        store.set({ draft: text });
        field.setSelectionRange(caret, caret);
      },
      onClose: () => {
        closeEmoji = undefined;
        field.focus();
      },
    });
    return undefined;
  };
  const Emoji = ({ view: { texts } }: Part) => {
    const label = wordsOf({ texts }).emoji;
    return (
      <div class="emoji">
        <button
          type="button"
          class="clip tool"
          aria-label={label}
          onClick={({ currentTarget }) => orSay(chooseEmoji(currentTarget, label))}
        >
          <Icon of={SMILE} />
        </button>
      </div>
    );
  };

  return {
    add,
    stop() {
      stop();
      unsubscribe();
      tools?.stop();
      // Uploads end with their files.
      store.set({ files: [] });
    },
    /** Above the composer what the message takes along, beside it what adds to it. */
    Tools: ({ view: drawn }: Part) => (
      <div class="tools">
        {tools?.voice.isShown() && <tools.voice.Voice view={drawn} />}
        {tools && drawn.state.files.length > 0 && <tools.Tray view={drawn} />}
        {drawn.state.allowed && <Clip view={drawn} />}
        {drawn.state.allowed?.voice && typeof MediaRecorder === 'function' && <Mic view={drawn} />}
        <Emoji view={drawn} />
      </div>
    ),
    Files: ({ view: drawn, row, files = row?.metadata?.files ?? [] }: Beneath) => {
      if (row?.metadata?.call) return <Call view={drawn} text={row.content} />;
      return (
        files.length > 0 && (
          <div class="files">
            {files.map((file) => (
              <File key={file.id} view={drawn} file={file} files={files} />
            ))}
          </div>
        )
      );
    },
  };
}

/** Why a file isn't there; nothing where it may be by the next time. */
function troubleText(state: FileAddress['state'], texts: AllTexts): string | undefined {
  switch (state) {
    case 'checked':
      return texts.fileChecked;
    case 'blocked':
      return texts.fileBlocked;
    case 'gone':
      return texts.fileGone;
    case 'ready':
    case 'unreachable':
      return undefined;
  }
}
