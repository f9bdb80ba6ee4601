/** The parts of the window that come later, by the names the app draws them by. */
import { AskEnd } from './ask-end.tsx';
import { AskPerson } from './ask-person.tsx';
import { Ending } from './ending.tsx';
import { Failed } from './failed.tsx';
import { Growing } from './growing.tsx';
import { HowAnswered } from './how-answered.tsx';
import { Jump } from './jump.tsx';
import { Menu } from './menu.tsx';
import { Notice } from './notice.tsx';
import { Older } from './older.tsx';
import { Over } from './over.tsx';
import { Prose } from './prose.tsx';
import { Typing } from './typing.tsx';
import { Waiting } from './waiting.tsx';
import { When } from './when.tsx';

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
