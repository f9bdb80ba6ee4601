/** Where the dashboard starts: settings, sign-in, then the pages. */
import '#widget/tokens.css';
import '#dashboard/ui/page/base.css';
import '#dashboard/ui/controls/marks.css';
import '#dashboard/ui/page/page-state.css';
import '#dashboard/ui/controls/controls.css';
import '#dashboard/ui/controls/floating.css';
import '#dashboard/shell/shell.css';
import '#dashboard/ui/page/page.css';
import '#dashboard/shell/palette.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followKeyboard } from '#dashboard/navigation/shortcuts.ts';
import { followLinks, refuseDroppedFiles } from '#dashboard/navigation/location.ts';
import { browserStorage, createPreferences, followTheme } from '#dashboard/preferences/preferences.ts';

const storage = browserStorage();
const preferences = createPreferences(storage);
followTheme(preferences, document.documentElement);
followLinks();
refuseDroppedFiles();
followKeyboard();

const root = document.getElementById('app');
if (root) render(<App preferences={preferences} storage={storage} />, root);
