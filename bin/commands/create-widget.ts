/** `create-widget`: a widget with the settings that the API allows. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { defineCommand } from '#bin/kit/command.ts';
import { CommandError } from '#bin/kit/exit-codes.ts';
import { optional } from '#bin/kit/option.ts';
import { productDeps } from '#bin/kit/product.ts';
import { embedTag, scriptUrl } from '#core/contract/kit/embed-code.ts';
import { settingsApi } from '#core/contract/settings-api.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import { toWidget } from '#functions/store/settings/widget-store.ts';
import { createItem } from '#functions/use-cases/settings/resource.ts';
import { widgets } from '#functions/use-cases/settings/widgets.ts';

/** Creates a widget as the dashboard does: the same checks, and a row in the audit log. */
export const createWidgetCommand = defineCommand({
  description:
    'Creates a widget as the dashboard does, with the same checks and a row in the audit log, and prints the line for its site. Every setting except the name has a default. --settings takes any setting of the API (POST /widgets) from a JSON file.',
  options: {
    name: optional('name', 'the name that the team sees', z.string()),
    domains: optional(
      'hosts',
      'the only hosts that may show it, separated by commas: shop.example.com,*.example.org',
      z.pipe(
        z.string(),
        z.transform((text) =>
          text
            .split(',')
            .map((host) => host.trim())
            .filter((host) => host !== ''),
        ),
      ),
    ),
    color: optional('color', 'the main color: #1a2b3c', z.string()),
    settings: optional('file', 'a JSON file with settings; the options above win over it', z.string()),
  },
  args: {},
  examples: [
    [
      "create-widget --name 'Web shop' --domains shop.example.com --stack live-chat-prod",
      'Creates a widget for one site.',
    ],
    ['create-widget --settings widget.json --local --json', 'Prints the widget as the API shows it, with its token.'],
  ],
  needs: 'stack',
  whenStopped: 'See in the dashboard whether the widget is there before you run it again.',
  run: async ({ options, place, output }) => {
    const { settings, name, domains, color } = options;
    const given = {
      ...(settings !== undefined && settingsIn(settings)),
      ...(name !== undefined && { name }),
      ...(domains !== undefined && { allowed_domains: domains }),
      ...(color !== undefined && { primary_color: color }),
    };
    const parsed = settingsApi.createWidget.body.safeParse(given);
    if (!parsed.success) throw new CommandError(4, refusal(fieldErrors(parsed.error.issues, given, 'settings')));
    const widget = toWidget(await createItem(productDeps(place, output), widgets, parsed.data));
    const script_url = scriptUrl(place.output('SiteUrl'), widget.token);
    output.say(`The widget "${widget.name}" was created, with the ID ${widget.id}. Put this line on its site:`);
    output.say(embedTag(script_url));
    return { exit: 0, json: { widget, script_url, html: embedTag(script_url) } };
  },
});

const refusal = (errors: readonly { path: string; message: string }[]): string => {
  const lines = errors.map(({ path, message }) => {
    const name = path.replace(/^settings\./, '');
    return `  ${name === 'name' ? '--name' : name}: ${message}`;
  });
  return ['The widget was not created.', ...lines].join('\n');
};

/** @throws CommandError 2 when it isn't a file with one JSON object */
function settingsIn(path: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.core.$ZodError ? 'it holds something else' : String(error);
    throw new CommandError(2, `--settings takes a file with one JSON object; ${path}: ${reason}.`, { cause: error });
  }
}
