/** A person as a round mark: initials on a tint made from the id, so that the same person always looks the same. */

import { hueOf } from '#client/avatar/hue.ts';
import { initials } from '#core/text/initials.ts';

type AvatarProps = {
  id: number;
  name: string | null | undefined;
  size?: 'small' | 'normal' | 'large';
  status?: string | undefined;
};

/** The avatar, which is hidden from screen readers because the name is next to it. */
export function Avatar({ id, name, size = 'normal', status }: AvatarProps) {
  return (
    <span class={`avatar avatar-${size}`} style={{ '--hue': String(hueOf(id)) }} aria-hidden="true">
      {initials(name ?? '') || '?'}
      {status && <span class={`presence presence-${status}`} />}
    </span>
  );
}
