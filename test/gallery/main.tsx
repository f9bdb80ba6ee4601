/** The gallery's page: every scene in every look, or the one that the address names. */
import '#widget/tokens.css';
import '#dashboard/ui/page/base.css';
import '#dashboard/ui/controls/marks.css';
import '#dashboard/ui/page/page-state.css';
import '#dashboard/ui/controls/controls.css';
import '#dashboard/ui/controls/floating.css';
import '#dashboard/ui/page/page.css';
import './gallery.css';
import { options, render } from 'preact';
import { Gallery, Stage } from './gallery.tsx';
import { components } from './components.ts';
import type { Driver } from './driver.ts';
import { type Look, looks, nameOf, type Scene } from './scene.ts';
import { subjects } from './subjects.ts';

const used = new Set<unknown>();
const before = options.vnode;
options.vnode = (vnode) => {
  used.add(vnode.type);
  before?.(vnode);
};

const root = document.getElementById('app') ?? document.body;
const scenes = new Map(
  subjects.flatMap((subject) => subject.scenes.map((scene): [string, Scene] => [nameOf(subject, scene), scene])),
);
const twoFrames = (): Promise<void> =>
  new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Resolves once two frames have changed nothing more: what loads has loaded, and what follows from it is drawn. */
async function still(): Promise<void> {
  let hasChanged = true;
  const observer = new MutationObserver(() => {
    hasChanged = true;
  });
  while (hasChanged) {
    hasChanged = false;
    for (const place of [document.body, document.querySelector('live-chat')?.shadowRoot])
      if (place) observer.observe(place, { subtree: true, childList: true, attributes: true, characterData: true });
    await twoFrames();
  }
  observer.disconnect();
}

async function show(name: string, look: Look): Promise<void> {
  const scene = scenes.get(name);
  if (!scene) throw new Error(`The gallery has no scene "${name}".`);
  render(null, root);
  document.documentElement.dir = look === 'rtl' ? 'rtl' : 'ltr';
  document.documentElement.dataset['theme'] = look === 'dark' ? 'dark' : 'light';
  render(<Stage name={name} scene={scene} look={look} />, root);
  await still();
}

function undrawn(): string[] {
  return Object.entries(components).flatMap(([file, module]) =>
    Object.entries(module)
      .filter(([name, value]) => /^[A-Z]/.test(name) && typeof value === 'function' && !used.has(value))
      .map(([name]) => `${name} of ${file.replace(/^(\.\.\/)+/, '')}`),
  );
}

Object.assign(window, { gallery: { names: [...scenes.keys()], show, undrawn } satisfies Driver });
const asked = new URLSearchParams(location.search);
const name = asked.get('scene');
const look = looks.find((one) => one === asked.get('look'));
if (name) await show(name, look ?? 'light');
else if (!asked.has('driven')) render(<Gallery subjects={subjects} />, root);
