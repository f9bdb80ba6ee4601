/** The engines besides Chromium: where their browsers and drivers are, and how a session is asked for. */
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** An engine as Debian installs it. */
type Engine = {
  title: string;
  /** Programs by what they are for, each with the names or places it is looked for under. */
  programs: Record<'driver' | 'browser', readonly string[]>;
  capabilities: (browser: string) => object;
  /** Whether it needs a display even when nobody looks; `xvfb-run` makes one. */
  needsDisplay: boolean;
};

/** What to start: the driver's command without its port, and what a session asks for. */
export type Found = { command: readonly [string, ...string[]]; capabilities: object };

export const engines: Record<string, Engine> = {
  webkit: {
    title: 'WebKit',
    programs: {
      driver: ['WebKitWebDriver'],
      browser: ['/usr/lib/*/webkit2gtk-4.*/MiniBrowser', '/usr/libexec/webkit2gtk-4.*/MiniBrowser'],
    },
    capabilities: (binary) => ({ 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }),
    needsDisplay: true,
  },
  firefox: {
    title: 'Firefox',
    programs: { driver: ['geckodriver'], browser: ['firefox-esr', 'firefox'] },
    capabilities: (binary) => ({ 'moz:firefoxOptions': { binary, args: ['-headless'] } }),
    needsDisplay: false,
  },
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(name: string, path: string): string | undefined {
  if (name.startsWith('/')) return globSync(name).find(isProgram);
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** Finds what an engine needs, or says what is missing. */
export function locate(
  { programs, capabilities, needsDisplay }: Engine,
  { PATH = '', DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv,
): Found | { missing: string[] } {
  const [driver, browser] = [programs.driver, programs.browser].map((names) =>
    names.map((name) => find(name, PATH)).find((path) => path !== undefined),
  );
  const isBlind = needsDisplay && !DISPLAY && !WAYLAND_DISPLAY;
  const display = isBlind ? find('xvfb-run', PATH) : undefined;
  if (driver && browser && (!isBlind || display)) {
    return { command: display ? [display, '-a', driver] : [driver], capabilities: capabilities(browser) };
  }
  const named = (names: readonly string[]) => (names[0] ?? '').split('/').at(-1) ?? '';
  return {
    missing: [
      ...(driver ? [] : [named(programs.driver)]),
      ...(browser ? [] : [named(programs.browser)]),
      ...(isBlind && !display ? ['xvfb-run'] : []),
    ],
  };
}
