/** The types shipped for `window.LiveChat` say what there is, no more and no less. */
import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Chat } from '#widget/app/chat/chat.ts';
import { createRun } from '#widget/app/commands.ts';
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

  it.each(commands)('%s is known to the app', (command) => {
    const warnings: string[] = [];
    const chat = new Proxy({}, { get: () => () => true }) as Chat;
    const stage = { isOpen: () => false, setLocale: () => undefined, destroy: () => undefined };
    createRun(chat, stage, (text) => warnings.push(text))(command, ['x']);
    expect(warnings).toEqual([]);
  });
});
