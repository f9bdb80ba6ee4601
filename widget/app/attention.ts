/** The launcher once the app is there: its icon and its label. */
import type { Host } from '#widget/host.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';
import type { Speech } from '#widget/app/locales/texts.ts';
import { icons } from '#widget/app/view/icon.tsx';

/** Keeps the launcher in step with every change of the state. */
export function watchLauncher({ launcher }: Pick<Host, 'launcher'>, store: Store<State>, speech: () => Speech): void {
  const face = launcher.firstElementChild as Element;
  const cross = launcher.querySelector('svg')?.cloneNode(true) as Element | undefined;
  cross?.firstElementChild?.setAttribute('d', icons.x);
  const draw = () => {
    const { isOpen } = store.get();
    const { texts } = speech();
    launcher.ariaExpanded = String(isOpen);
    launcher.ariaLabel = isOpen ? texts.minimize : texts.chat;
    launcher.firstElementChild?.replaceWith((isOpen && cross) || face);
    launcher.classList.toggle('open', isOpen);
  };
  store.subscribe(draw);
  draw();
}
