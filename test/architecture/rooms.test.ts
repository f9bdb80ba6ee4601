import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rooms = ['bin', 'client', 'core', 'dashboard', 'functions', 'lib', 'local', 'widget'];
const sources = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  )
  .filter((file) => /\.tsx?$/.test(file));

/** The folders each folder imports from, nested ones apart. */
function importsByFolder(): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const file of sources) {
    const text = readFileSync(join(root, file), 'utf8');
    const found = text.matchAll(
      /^(?:import|export)\b[^;']*?from '([#.][^']+)'|^import '([#.][^']+)'|\bimport\('([#.][^']+)'\)/gm,
    );
    for (const [, from, bare, lazy] of found) {
      const specifier = from ?? bare ?? lazy ?? '';
      const target = specifier.startsWith('#') ? specifier.slice(1) : normalize(join(dirname(file), specifier));
      if (dirname(target) === dirname(file) || !/\.tsx?$/.test(target)) continue;
      imports.set(dirname(file), (imports.get(dirname(file)) ?? new Set()).add(dirname(target)));
    }
  }
  return imports;
}

/** More than a dozen sources in one folder, and why they belong side by side. */
const largeFolders: Record<string, string> = {
  'bin/commands': 'a command each',
  'functions/handlers': 'the entry of a function each',
  'core/mails/locales': 'a language each',
  'widget/app/locales': 'a language each',
  'widget/app/locales/files': 'a language each',
  'widget/app/locales/help': 'a language each',
  'widget/app/view': 'a part of the one window each',
  'dashboard/reports': 'a section of the one page each',
  'dashboard/widgets': 'a section of the one form each',
  'dashboard/strings': 'the texts of a page each',
  ...Object.fromEntries(
    ['ar', 'de', 'es', 'fr', 'ja', 'pt'].map((language) => [
      `dashboard/strings/languages/${language}`,
      'the texts of a page each',
    ]),
  ),
  'dashboard/data/inbox': 'the stores of one screen, which are updated together',
};

describe('rooms', () => {
  test('no two folders import from each other', () => {
    const imports = importsByFolder();
    const pairs = [...imports].flatMap(([folder, targets]) =>
      [...targets]
        .filter((other) => folder < other && imports.get(other)?.has(folder))
        .map((other) => `${folder} <-> ${other}`),
    );
    expect(pairs).toEqual([]);
  });

  test('a folder holds at most a dozen sources, or says why it holds more', () => {
    const counts = new Map<string, number>();
    for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    const large = [...counts].filter(([, count]) => count > 12).map(([folder]) => relative('.', folder));
    expect(large.sort()).toEqual(Object.keys(largeFolders).sort());
  });
});

/** Words that meant something only here, and what the field calls it: see docs/glossary.md. */
const retiredWords: Record<string, RegExp> = {
  'handoff, handOff, handed_off': /handOver|HandOver|HandOff|\bhandovers?\b(?!-)/,
  workflow: /\b(run|get|begin)Flow\b|FlowState|(?<!work)flow-(store|effects|http-step)/,
  transition: /\b(changeLife|commitLife|lifeWrites|LifeChange|LifeDeps)\b/,
  ConversationState: /\b(Fold|encodeFold|decodeFold)\b/,
  train: /\b(fitIndex|fitKnowledge|wakeFit|FitMark|WaitingFit)\b/,
  notify: /\btell(Team|Presence|Hours|Positions|PositionTo|Viewers)\b/,
  disconnect: /\bhang\b(?=[(,:])/,
  requester: /\basker\b/,
  'removePointers, articlePointer': /\b(removePlaces|articlePlace)\b/,
  'MAX_…': /\bmost[A-Z]\w*\b|\bMOST(_|\b)/,
  settleAll: /\ballDone\b/,
  'rate limit': /\b(Allowance|allowanceOf)\b/,
};

test.each(Object.entries(retiredWords))('code says "%s", never the former word', (_, word) => {
  const found = sources.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (word.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

/** English that a technical editor would not print, in the comments of folders that are free of it. */
const retiredEnglish: Record<string, RegExp> = {
  'again, immediately or at the same time': /\b(anew|at once)\b/i,
  'in addition to or next to': /\bbeside\b/i,
  'the person, the agent or the caller': /\b(whom|whoever)\b/i,
  'notified, sent or shown': /\b(told|hears)\b/i,
  "isn't, there are none or no longer": /(?<!there )\b(is no|is none|are no more|is no more)\b(?! longer)/i,
  'up to or this many': /\bso many\b/i,
  'on, will or is': /\b(upon|shall|stands|taken up|goes by(?! default))\b/i,
};
const plainFolders = /^(core|functions)\//;

test.each(Object.entries(retiredEnglish))('comments of core and functions say "%s" in plain words', (_, pattern) => {
  const found = sources
    .filter((file) => plainFolders.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          /^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
        ),
    );
  expect(found).toEqual([]);
});
