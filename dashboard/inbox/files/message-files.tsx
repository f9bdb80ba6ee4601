/** The files of a message: pictures of known size that open in a viewer, sound and film to play, all else as cards. */
import { locale } from '#dashboard/strings/language.ts';
import { FileText } from 'lucide';
import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isPicture, pictureShape } from '#client/files/picture.ts';
import { sizeText } from '#client/files/size-text.ts';
import type { MessageFile } from '#core/model/files/file.ts';
import { fileLinksOf } from '#dashboard/data/files/file-links.ts';
import { common } from '#dashboard/strings/common.ts';
import { files as words } from '#dashboard/strings/files.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import './message-files.css';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The widest a picture is shown, in pixels. */
const PICTURE_WIDTH = 320;

/** The files. */
export default function MessageFiles({ files }: { files: readonly MessageFile[] }) {
  return (
    <div class="message-files">
      {files.map((file) => (
        <OneFile key={file.id} file={file} all={files} />
      ))}
    </div>
  );
}

function OneFile({ file, all }: { file: MessageFile; all: readonly MessageFile[] }) {
  const links = fileLinksOf(useWorkspace().api);
  const place = useRef<HTMLDivElement>(null);
  const link = links.of(file.id).value;
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      // What plays goes on with the address it has, until that fails.
      const played = place.current?.querySelector<HTMLMediaElement>('audio, video');
      const hasAddress = played?.currentSrc && !played.error;
      if (!hasAddress && entries.some(({ isIntersecting }) => isIntersecting)) void links.load(file.id);
    });
    if (place.current) seen.observe(place.current);
    return () => seen.disconnect();
  }, [file.id]);
  return (
    <div ref={place} class="message-file">
      {link === undefined || link.state === 'ready' ? (
        <Shown file={file} all={all} url={link?.url} />
      ) : (
        <p class="file-card">
          <Icon of={FileText} />
          <span dir="auto">{file.name}</span>
          <small>{link.state === 'blocked' ? link.why : words[link.state]}</small>
          {link.state === 'unreachable' && (
            <Button size="small" onClick={() => void links.load(file.id)}>
              {common.retry}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function Shown({ file, all, url }: { file: MessageFile; all: readonly MessageFile[]; url: string | undefined }) {
  const links = fileLinksOf(useWorkspace().api);
  const { id, name, type, size } = file;
  // What is played, or drawn again, later than its address lasts.
  const renew = () => void links.load(id);
  if (isPicture(file)) {
    const pictures = all.filter(isPicture);
    const images = pictures.map((one) => ({
      name: one.name,
      address: () => links.load(one.id),
      download: () => links.download(one.id),
    }));
    return (
      <button
        type="button"
        class="file-picture"
        style={pictureShape(file, PICTURE_WIDTH)}
        aria-label={words.open(name)}
        onClick={async () => {
          const { openViewer } = await import('./viewer.ts');
          openViewer(document.body, images, pictures.indexOf(file), words.viewer);
        }}
      >
        {url !== undefined && <img src={url} alt="" onError={renew} />}
      </button>
    );
  }
  // What people record has no captions; `h` because JSX would ask for them.
  if (/^(audio|video)\//.test(type))
    return h(type.slice(0, 5), { controls: true, preload: 'metadata', src: url, 'aria-label': name, onError: renew });
  return (
    <a
      class="file-card"
      href={url ?? '#'}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={words.download(name)}
      onClick={(event) => {
        const link = links.of(id).peek();
        if (link?.state === 'ready' && link.untilMs > Date.now()) return;
        event.preventDefault();
        void links.load(id).then((fresh) => fresh !== undefined && window.open(fresh, '_blank', 'noopener'));
      }}
    >
      <Icon of={FileText} />
      <span dir="auto">{name}</span>
      <small>{sizeText(size, locale())}</small>
    </a>
  );
}
