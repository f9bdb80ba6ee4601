/** An icon from lucide, the only icon set, drawn from its data with stroke 1.75 and sized to the text next to it. */
import type { IconNode } from 'lucide';
import { h } from 'preact';

type IconProps = {
  of: IconNode;
  /** Pixels, default 16. */
  size?: number;
  class?: string;
};

/** An icon, which is hidden from screen readers because the text next to it says what it means. */
export function Icon({ of, size = 16, class: className }: IconProps) {
  return (
    <svg
      class={className ? `icon ${className}` : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  );
}
