/** A person as a round mark: initials on a tint made from the id, so that the same person always looks the same. */

type AvatarProps = {
  id: number;
  name: string | null | undefined;
  size?: 'small' | 'normal' | 'large';
  status?: string | undefined;
};

/** The avatar; the name stands beside it, so it says nothing itself. */
export function Avatar({ id, name, size = 'normal', status }: AvatarProps) {
  return (
    <span class={`avatar avatar-${size}`} style={{ '--hue': String(hueOf(id)) }} aria-hidden="true">
      {initialsOf(name)}
      {status && <span class={`presence presence-${status}`} />}
    </span>
  );
}

/** Up to two initials; a question mark for nobody. */
export function initialsOf(name: string | null | undefined): string {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toUpperCase() || '?';
}

/** A hue, 0–359, that ids close to each other don't share. */
export function hueOf(id: number): number {
  return Math.round((id * 137.508) % 360);
}
