/** `embed-code`: what to put on a site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { anId, optional } from '#bin/kit/option.ts';
import type { Place } from '#bin/kit/place.ts';
import { embedTag, scriptUrl } from '#core/contract/kit/embed-code.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { tableOf } from '#functions/container.ts';
import { toWidget, widgetStore } from '#functions/store/settings/widget-store.ts';

/** Where the line goes. */
const targets = ['html', 'react', 'gtm', 'shopify', 'wordpress'] as const;
type Target = (typeof targets)[number];

/** The address in the examples, which becomes the widget's. */
const EXAMPLE = 'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js';
const MAX_WIDGETS = 1000;

/** Prints the code that shows a widget. */
export const embedCodeCommand = defineCommand({
  description:
    'Prints the code that puts a widget on a site, with its address filled in. Without an ID, it takes the only widget there is, or lists them.',
  options: {
    for: optional(
      'site',
      `one of ${targets.join(', ')} (default: html)`,
      z.enum(targets, `Allowed are ${targets.join(', ')}.`),
    ),
  },
  args: { widget: optional('widget', 'the ID of the widget', anId) },
  examples: [
    ['embed-code 1753264128000001 --stack live-chat-prod', 'Prints the script tag of a widget.'],
    ['embed-code --for gtm --stack live-chat-prod', 'Prints a tag for Google Tag Manager.'],
  ],
  needs: 'stack',
  whenStopped: 'Nothing was changed.',
  run: async ({ options, args, place, output }) => {
    const { for: target = 'html' } = options;
    const widget = await findWidget(place, args.widget);
    const script_url = scriptUrl(place.output('SiteUrl'), widget.token);
    const code = codeFor[target](script_url);
    if (!widget.is_active) output.note(`The widget "${widget.name}" is switched off: it shows nothing until it is on.`);
    output.say(code);
    return {
      exit: 0,
      json: {
        widget: { id: widget.id, name: widget.name, is_active: widget.is_active },
        for: target,
        script_url,
        code,
      },
    };
  },
});

/** The named widget, or the only one. @throws CommandError with a list of all */
async function findWidget(place: Place, id: number | undefined): Promise<Widget> {
  const table = tableOf({ TABLE_NAME: place.output('TableName') });
  const all = await widgetStore.all(table, MAX_WIDGETS);
  const found = id === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((one) => one.id === id);
  if (found) return toWidget(found);
  const wrong = id === undefined ? '' : `There is no widget ${id}. `;
  if (all.length === 0)
    throw new CommandError(4, `${wrong}There is no widget yet. Create one: npx live-chat create-widget --name <name>`);
  const list = all.map(({ id: known, name }) => `  ${known}  ${name}`).join('\n');
  throw new CommandError(id === undefined ? 2 : 4, `${wrong}Name one of these widgets:\n${list}`);
}

const example =
  (path: string) =>
  (script: string): string =>
    readFileSync(join(import.meta.dirname, '../../examples', path), 'utf8')
      .replaceAll(EXAMPLE, script)
      .trimEnd();

const codeFor: Record<Target, (script: string) => string> = {
  html: embedTag,
  react: (script) =>
    `// npm install @live-chat/widget\nimport { LiveChat } from '@live-chat/widget/react';\n\n<LiveChat src="${script}" />;`,
  gtm: example('google-tag-manager/custom-html-tag.html'),
  shopify: example('shopify/live-chat.liquid'),
  wordpress: example('wordpress/functions.php'),
};
