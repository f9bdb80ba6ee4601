/** What the gallery shows: scenes by subject, as data. The page of `npm run gallery`, the axe test and the pictures read it. */
import type { ComponentChildren } from 'preact';

/** How a scene is looked at: in either color scheme, and from right to left. */
export const looks = ['light', 'dark', 'rtl'] as const;
export type Look = (typeof looks)[number];

/** One part in one state. `act` brings it there where only a person can: by a click, or by sending a form. */
export type Scene = { name: string; draw: (look: Look) => ComponentChildren; act?: (root: HTMLElement) => void };

/** Scenes of one subject. A `part` has its place in the page; a `screen` covers the page, and a `widget` floats over it. */
export type Subject = { title: string; kind: 'part' | 'screen' | 'widget'; scenes: readonly Scene[] };

/** Names each scene once: `Buttons: busy`. */
export const nameOf = ({ title }: Subject, { name }: Scene): string => `${title}: ${name}`;

/** Scenes that are drawn and nothing else, by their names. */
export const drawn = (scenes: Record<string, Scene['draw']>): Scene[] =>
  Object.entries(scenes).map(([name, draw]) => ({ name, draw }));
