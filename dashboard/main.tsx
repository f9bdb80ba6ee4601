/** Where the dashboard starts: settings, sign-in, then the pages. */
import '../widget/tokens.css';
import './ui/base.css';
import './ui/marks.css';
import './ui/page-state.css';
import './ui/controls.css';
import './ui/floating.css';
import './shell/shell.css';
import './ui/page.css';
import './shell/palette.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followKeyboard } from './shell/shortcuts.ts';
import { followLinks, refuseDroppedFiles } from './shell/location.ts';
import { browserStorage, createPreferences, followTheme } from './shell/preferences.ts';

const storage = browserStorage();
const preferences = createPreferences(storage);
followTheme(preferences, document.documentElement);
followLinks();
refuseDroppedFiles();
followKeyboard();

const root = document.getElementById('app');
if (root) render(<App preferences={preferences} storage={storage} />, root);
