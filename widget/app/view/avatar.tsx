/** A person as initials on a tint made from their id. */

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = (word: string | undefined) => [...(word ?? '')][0] ?? '';
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toUpperCase();
}

export const Avatar = ({ id, name }: { id: number; name: string }) => (
  <span class="avatar" aria-hidden="true" style={{ '--hue': String((id * 137) % 360) }}>
    {initials(name)}
  </span>
);
