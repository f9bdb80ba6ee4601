/** Buttons: one look per weight, with an icon or without, quiet about being busy until it takes long. */
import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './controls.css';

type ButtonProps = Omit<ButtonHTMLAttributes, 'icon' | 'size' | 'type' | 'disabled' | 'form' | 'class'> & {
  /** `primary` once a view at most; default `secondary`. */
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  size?: 'small' | 'normal';
  icon?: IconNode;
  /** At work on the last click, it takes no other. It keeps the focus, which a disabled button would lose. */
  busy?: boolean;
  type?: 'button' | 'submit';
  disabled?: boolean;
  form?: string;
  class?: string;
  children?: ComponentChildren;
};

/** Also keeps Enter in a field of its form from sending the form again. */
const held = { 'aria-disabled': true, onClick: (event: Event) => event.preventDefault() } as const;

/** A button with words. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  busy,
  type = 'button',
  children,
  class: extra,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      {...(busy ? held : {})}
      type={type}
      aria-busy={busy}
      class={['button', `button-${variant}`, size === 'small' ? 'button-small' : '', extra ?? '']
        .filter(Boolean)
        .join(' ')}
    >
      {icon && <Icon of={icon} />}
      {children && <span>{children}</span>}
    </button>
  );
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'variant' | 'icon'> & {
  label: string;
  icon: IconNode;
  pressed?: boolean;
};

/** A button that is only an icon: its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  pressed,
  busy,
  type = 'button',
  size = 'normal',
  class: extra,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      {...(busy ? held : {})}
      type={type}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      class={['icon-button', size === 'small' ? 'icon-button-small' : '', extra ?? ''].filter(Boolean).join(' ')}
    >
      <Icon of={icon} size={size === 'small' ? 14 : 16} />
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  href,
  variant = 'secondary',
  icon,
  target,
  children,
}: {
  href: string;
  variant?: 'primary' | 'secondary' | 'ghost';
  icon?: IconNode;
  /** Such as `_blank`; the same tab if left out. */
  target?: string;
  children: ComponentChildren;
}) {
  return (
    <a href={href} target={target} class={`button button-${variant}`}>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </a>
  );
}
