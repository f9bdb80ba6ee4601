/** What tests drive in the gallery's page, instead of loading a page for each scene. */
import type { Look } from './scene.ts';

export type Driver = {
  names: string[];
  /** Draws a scene alone in the page, in place of the one before; resolves when what it loads is drawn. */
  show: (name: string, look: Look) => Promise<void>;
  /** Components of `dashboard/ui` that no scene drawn so far has used. */
  undrawn: () => string[];
};
