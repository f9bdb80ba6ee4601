/** The files of a message: pictures of known size that open in a viewer, sound and film to play, all else as cards. */
import { FileText } from 'lucide';
import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { sizeText } from '#client/files/size-text.ts';
import type { MessageFile } from '#core/model/file.ts';
import { fileLinksOf } from '#dashboard/data/files/file-links.ts';
import { common } from '#dashboard/strings/common.ts';
import { files as words } from '#dashboard/strings/files.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import './message-files.css';
import { useWorkspace } from '#dashboard/workspace/workspace.ts';

/** Images that every browser shows. */
const isPicture = ({ type }: MessageFile): boolean => /^image\/(png|jpeg|gif|webp|avif)$/.test(type);

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
      {link.state === 'ready' || link.state === 'unknown' ? (
        <Shown file={file} all={all} url={link.state === 'ready' ? link.url : undefined} />
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
  if (isPicture(file)) {
    const pictures = all.filter(isPicture);
    const images = pictures.map((one) => ({ name: one.name, address: () => links.load(one.id) }));
    return (
      <button
        type="button"
        class="file-picture"
        style={shape(file)}
        aria-label={words.open(name)}
        onClick={async () => {
          const { openViewer } = await import('./viewer.ts');
          openViewer(document.body, images, pictures.indexOf(file), words.viewer);
        }}
      >
        {url !== undefined && <img src={url} alt="" onError={() => void links.load(id)} />}
      </button>
    );
  }
  // What people record has no captions; `h` because JSX would ask for them.
  if (/^(audio|video)\//.test(type))
    return h(type.slice(0, 5), {
      controls: true,
      preload: 'metadata',
      src: url,
      // Played, or played on, after the address has expired.
      onError: () => void links.load(id),
      'aria-label': name,
    });
  return (
    <a
      class="file-card"
      href={url ?? '#'}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={words.download(name)}
      onClick={(event) => {
        const link = links.of(id).peek();
        if (link.state === 'ready' && link.untilMs > Date.now()) return;
        event.preventDefault();
        void links.load(id).then((fresh) => fresh !== undefined && window.open(fresh, '_blank', 'noopener'));
      }}
    >
      <Icon of={FileText} />
      <span dir="auto">{name}</span>
      <small>{sizeText(size, 'en')}</small>
    </a>
  );
}

const MAX_WIDTH = 320;
const MAX_HEIGHT = 280;

/** The place of a picture before it is there: nothing moves when it comes. */
function shape({ width = 240, height = 180 }: MessageFile): string {
  const shown = Math.round(Math.min(MAX_WIDTH, width, (MAX_HEIGHT * width) / height));
  return `aspect-ratio:${width}/${height};width:min(100%,${shown}px)`;
}
