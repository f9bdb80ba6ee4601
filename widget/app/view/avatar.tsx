/** A person as initials on a tint made from their id. */
import { hueOf } from '#client/avatar/hue.ts';
import { initials } from '#core/text/initials.ts';

export const Avatar = ({ id, name }: { id: number; name: string }) => <Mark id={id} text={initials(name)} />;

/** The mark itself, where only the initials are known. */
export const Mark = ({ id, text }: { id: number; text: string }) => (
  <span class="avatar" aria-hidden="true" style={{ '--hue': String(hueOf(id)) }}>
    {text}
  </span>
);
