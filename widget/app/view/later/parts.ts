/** The parts of the window that a chat opens without, in a chunk of their own. */
import css from '../../styles/later.css';
import { AskEnd } from './ask-end.tsx';
import { Ending } from './ending.tsx';
import { Jump } from './jump.tsx';
import { take, type Lent } from './lent.ts';
import { MenuItems } from './menu-items.tsx';
import { Notice } from './notice.tsx';
import { Typing } from './typing.tsx';

/** The parts and their styles. */
export type Later = {
  css: string;
  AskEnd: typeof AskEnd;
  Ending: typeof Ending;
  Jump: typeof Jump;
  MenuItems: typeof MenuItems;
  Notice: typeof Notice;
  Typing: typeof Typing;
};

/** Makes the parts from what the app lends. */
export default function makeParts(lent: Lent): Later {
  take(lent);
  return { css, AskEnd, Ending, Jump, MenuItems, Notice, Typing };
}
