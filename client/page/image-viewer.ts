/**
 * Shows images over everything else: from one to the next, larger and smaller, by pointer and by keyboard. It is an element
 * of its own in the browser's top layer, so it works in a page as in a shadow root; how it looks is up to the style sheet.
 */

/** An image. Its addresses may be of a few minutes, and are asked for when they are needed; one shows it, one stores it. */
export type ViewedImage = Record<'address' | 'download', () => Promise<string | undefined>> & { name: string };

/** What its controls are called; `failed` stands in the place of an image that can't be shown. */
export type ViewerWords = Record<'close' | 'previous' | 'next' | 'zoomIn' | 'zoomOut' | 'download' | 'failed', string>;

const ZOOMS = [1, 1.5, 2, 3, 4, 6];

/** Paths on a 24 × 24 grid, after lucide's icons. */
const PATHS = {
  close: 'M18 6 6 18M6 6l12 12',
  previous: 'm15 18-6-6 6-6',
  next: 'm9 18 6-6-6-6',
  zoomIn: 'M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0M21 21l-4.3-4.3M11 8v6M8 11h6',
  zoomOut: 'M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0M21 21l-4.3-4.3M8 11h6',
  download: 'M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5',
} satisfies Partial<Record<keyof ViewerWords, string>>;

function icon(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Opens the images at one of them; the focus returns to where it was. @param place where in the document it is put */
export function openViewer(place: Node, images: readonly ViewedImage[], at: number, words: ViewerWords): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'viewer';
  const stage = document.createElement('div');
  stage.className = 'viewer-stage';
  stage.tabIndex = 0;
  const caption = document.createElement('p');
  caption.className = 'viewer-name';
  caption.setAttribute('aria-live', 'polite');
  const bar = document.createElement('div');
  bar.className = 'viewer-bar';
  let index = at;
  let zoom = 0;

  const control = (name: keyof typeof PATHS, act: () => void): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `viewer-${name}`;
    button.setAttribute('aria-label', words[name]);
    button.title = words[name];
    button.append(icon(PATHS[name]));
    button.addEventListener('click', act);
    return button;
  };
  const zoomTo = (step: number) => {
    zoom = Math.max(0, Math.min(ZOOMS.length - 1, step));
    smaller.disabled = zoom === 0;
    larger.disabled = zoom === ZOOMS.length - 1;
    // A control that is off hears no keys, and the page below must not hear them.
    if (dialog.querySelector(':disabled:focus')) stage.focus();
    const image = stage.querySelector('img');
    if (!image) return;
    image.style.cssText = '';
    const { width } = image.getBoundingClientRect();
    if (zoom > 0)
      image.style.cssText = `max-width:none;max-height:none;width:${Math.round(width * (ZOOMS[zoom] ?? 1))}px`;
  };
  const show = async (next: number) => {
    index = (next + images.length) % images.length;
    const wanted = images[index];
    if (!wanted) return;
    caption.textContent = wanted.name;
    stage.replaceChildren();
    zoomTo(0);
    const address = await wanted.address();
    if (images[index] !== wanted) return;
    // An image that was left before it came may fail later.
    const fail = () => images[index] === wanted && stage.replaceChildren(words.failed);
    if (address === undefined) return void fail();
    const image = document.createElement('img');
    image.alt = wanted.name;
    image.src = address;
    image.addEventListener('error', fail);
    image.addEventListener('click', () => zoomTo(zoom === 0 ? 2 : 0));
    stage.replaceChildren(image);
  };
  const download = async () => {
    const address = await images[index]?.download();
    if (address !== undefined) window.open(address, '_blank', 'noopener');
  };

  const smaller = control('zoomOut', () => zoomTo(zoom - 1));
  const larger = control('zoomIn', () => zoomTo(zoom + 1));
  bar.append(
    caption,
    smaller,
    larger,
    control('download', () => void download()),
    control('close', () => dialog.close()),
  );
  dialog.append(bar, stage);
  if (images.length > 1)
    dialog.append(
      control('previous', () => void show(index - 1)),
      control('next', () => void show(index + 1)),
    );

  const keys: Record<string, () => void> = {
    ArrowLeft: () => zoom === 0 && void show(index - 1),
    ArrowRight: () => zoom === 0 && void show(index + 1),
    '+': () => zoomTo(zoom + 1),
    '=': () => zoomTo(zoom + 1),
    '-': () => zoomTo(zoom - 1),
    '0': () => zoomTo(0),
  };
  dialog.addEventListener('keydown', (event) => {
    // The page and the window below have shortcuts of their own.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    if (zoom > 0 && event.key.startsWith('Arrow')) return;
    event.preventDefault();
    keys[event.key]?.();
  });
  // Beside the image.
  stage.addEventListener('click', (event) => event.target === stage && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.setAttribute('aria-label', images.map(({ name }) => name).join(', '));
  place.appendChild(dialog);
  dialog.showModal();
  stage.focus();
  void show(at);
}
