/** The types shipped for `window.LiveChat` say what there is, no more and no less. */
import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { reference } from '#bin/page-api-reference.ts';
import { MAX_ATTRIBUTES_BYTES } from '#core/model/lenient.ts';
import { MAX_ATTRIBUTES, MAX_ATTRIBUTE_TEXT } from '#core/model/text.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import { createRun } from '#widget/app/commands.ts';
import { CONTENT_LIMIT } from '#widget/app/state/outbox.ts';
import type { HostEvent } from '#widget/host.ts';

const types = readFileSync('widget/live-chat.d.ts', 'utf8');
/** The commands of the interface, but for those the loader keeps to itself. */
const commands = [...types.matchAll(/\(\s*command: ([^,)]+)[,)]/g)]
  .flatMap(([, union = '']) => [...union.matchAll(/'(\w+)'/g)].map(([, name = '']) => name))
  .filter((name) => !/^(on|off)$/.test(name));

describe('the types of the page API', () => {
  it('have every event there is', () => {
    expectTypeOf<keyof LiveChatEvents>().toEqualTypeOf<HostEvent>();
    expect(types).toContain("'conversation:started'");
  });

  it('have the commands and events that the guide lists', () => {
    const guide = readFileSync('docs/guide.md', 'utf8');
    const listed = (name: string) =>
      new RegExp(`\\*\\*${name}:\\*\\* \`([^\`]+)\``).exec(guide)?.[1]?.split(' ').sort();
    expect(listed('Commands')).toEqual([...commands, 'on', 'off'].sort());
    const [, body = ''] = /interface LiveChatEvents \{(.*?)\n\}/s.exec(types) ?? [];
    const events = [...body.matchAll(/^  '?([\w:]+)'?: /gm)].map(([, name = '']) => name);
    expect(listed('Events')).toEqual(events.sort());
  });

  it('are what the reference for site developers says', () => {
    const page = readFileSync('docs/page-api.md', 'utf8');
    expect(page, 'npm run docs').toBe(reference(types));
    for (const command of [...commands, 'on', 'off']) expect(page).toMatch(new RegExp(`^### .*\\('${command}'`, 'm'));
    expect(page.match(/^### `[a-z:]+`$/gm)).toHaveLength(11);
  });

  it('name the limits there are', () => {
    const limit = (count: number) => count.toLocaleString('en-US');
    expect(types).toContain(`of 1 to ${limit(CONTENT_LIMIT)} characters`);
    expect(types.replaceAll(/\s*\n\s*\* /g, ' ')).toContain(
      `Up to ${MAX_ATTRIBUTES} values; keys of 1 to 40 letters, digits, \`_\`, \`.\` and \`-\`; texts are cut at ${MAX_ATTRIBUTE_TEXT} characters; ${MAX_ATTRIBUTES_BYTES / 1024} KB in all.`,
    );
  });

  it.each(commands)('%s is known to the app', (command) => {
    const warnings: string[] = [];
    const chat = new Proxy({}, { get: () => () => true }) as Chat;
    const stage = { isOpen: () => false, setLocale: () => undefined, destroy: () => undefined };
    createRun(chat, stage, (text) => warnings.push(text))(command, ['x']);
    expect(warnings).toEqual([]);
  });
});
