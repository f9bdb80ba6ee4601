/** The parts of the window that come later, by the names the app draws them by. */
import { AskEnd } from './ending/ask-end.tsx';
import { AskPerson } from './waiting/ask-person.tsx';
import { Ending } from './ending/ending.tsx';
import { Failed } from './window/failed.tsx';
import { Growing } from './typing/growing.tsx';
import { HowAnswered } from './waiting/how-answered.tsx';
import { Jump } from './history/jump.tsx';
import { Menu } from './ending/menu.tsx';
import { Notice } from './window/notice.tsx';
import { Older } from './history/older.tsx';
import { Over } from './window/over.tsx';
import { Prose } from './window/prose.tsx';
import { Typing } from './typing/typing.tsx';
import { Waiting } from './waiting/waiting.tsx';
import { When } from './waiting/when.tsx';

/** Each of them. */
export const views = {
  AskEnd,
  AskPerson,
  Ending,
  Failed,
  Growing,
  HowAnswered,
  Jump,
  Menu,
  Notice,
  Older,
  Over,
  Prose,
  Typing,
  Waiting,
  When,
};
