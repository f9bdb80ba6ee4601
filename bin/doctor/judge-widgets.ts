/** Judges what a page with a widget gets. */
import type { Page, WidgetPages } from './facts.ts';
import { type Answered, type Finding, answered, fault, isFinding, ok, warning } from './finding.ts';

/** How long a script may be cached: a change of a widget has to be seen within minutes. */
const MAX_AGE_SECONDS = 60;

/** Script, file, configuration and CORS of each widget. */
export function judgeWidgets(widgets: readonly WidgetPages[]): Finding[] {
  if (widgets.length === 0)
    return [warning('There is no widget yet. Create one: npx live-chat create-widget --name <name>.')];
  return widgets.flatMap((widget) => {
    if (!widget.isActive) return [warning(`The widget "${widget.name}" is switched off, so it shows on no page.`)];
    const findings = [...judgeScript(widget), ...judgeConfig(widget), ...widget.preflights.flatMap(judgePreflight)];
    const sites = widget.preflights.map(({ origin }) => origin).join(', ');
    return findings.length > 0 ? findings : [ok(`The widget "${widget.name}" loads, also on ${sites}.`)];
  });
}

function judgeScript({ name, token, script, app }: WidgetPages): Finding[] {
  const page = answered(script, `The script of the widget "${name}"`);
  if (isFinding(page)) return [page];
  const findings: Finding[] = [];
  if (!/^(text|application)\/javascript/.test(page.headers['content-type'] ?? ''))
    findings.push(
      fault(
        `The script of the widget "${name}" is sent as "${page.headers['content-type']}", which browsers refuse to run.`,
      ),
    );
  if (!page.body.includes(token))
    findings.push(
      fault(
        `The script at ${page.url} isn't that of the widget "${name}". An old copy may be cached: invalidate CloudFront's cache.`,
      ),
    );
  const age = maxAgeOf(page);
  if (age === undefined || age > MAX_AGE_SECONDS)
    findings.push(
      warning(
        `The script of the widget "${name}" may be cached for ${age ?? 'an unknown number of'} seconds instead of ${MAX_AGE_SECONDS}: changes of the widget are seen late. A proxy in front of CloudFront may change cache-control.`,
      ),
    );
  return [...findings, ...(app ? judgeApp(name, app) : [])];
}

function judgeApp(name: string, app: Page): Finding[] {
  const page = answered(app, `The file that the widget "${name}" loads`);
  if (isFinding(page))
    return [{ ...page, sentence: `${page.sentence} The button shows, but the chat can't be opened.` }];
  const findings: Finding[] = [];
  if (page.headers['access-control-allow-origin'] !== '*')
    findings.push(
      fault(
        `The file ${page.url} lacks access-control-allow-origin: *, so other sites may not load it. The chat can't be opened there.`,
      ),
    );
  if (!page.headers['cache-control']?.includes('immutable'))
    findings.push(
      warning(
        `The file ${page.url} isn't cached for long (${page.headers['cache-control'] ?? 'no cache-control'}), so each page view loads it again.`,
      ),
    );
  return findings;
}

function judgeConfig({ name, config }: WidgetPages): Finding[] {
  const page = answered(config, `The configuration of the widget "${name}"`);
  if (isFinding(page)) return [page];
  return page.headers['content-type']?.startsWith('application/json') === true
    ? []
    : [
        fault(
          `The configuration of the widget "${name}" at ${page.url} is no JSON. Something in between answers instead of the site.`,
        ),
      ];
}

/** A page on another site asks before it sends its session: the browser has to be told that it may. */
function judgePreflight({ origin, page }: WidgetPages['preflights'][number]): Finding[] {
  const answer = answered(page, `The API, asked by ${origin},`);
  if (isFinding(answer)) return [answer];
  const allowed = (header: string): string => answer.headers[`access-control-allow-${header}`]?.toLowerCase() ?? '';
  const isAllowed = (header: string, wanted: string): boolean =>
    allowed(header)
      .split(/\s*,\s*/)
      // By the standard, the asterisk stands for every header but this one.
      .some((one) => (one === '*' && wanted !== 'authorization') || one === wanted.toLowerCase());
  const missing = [
    ...(isAllowed('origin', origin) ? [] : [`the origin (access-control-allow-origin is "${allowed('origin')}")`]),
    ...(isAllowed('methods', 'POST') ? [] : ['the method POST']),
    ...(['content-type', 'authorization'].every((header) => isAllowed('headers', header))
      ? []
      : ['the headers content-type and authorization']),
  ];
  return missing.length === 0
    ? []
    : [
        fault(
          `Browsers block the chat on ${origin}, because the API doesn't allow ${missing.join(' and ')}. A proxy or WAF in front of it may remove the CORS headers.`,
        ),
      ];
}

function maxAgeOf({ headers }: Answered): number | undefined {
  const [, seconds] = /max-age=(\d+)/.exec(headers['cache-control'] ?? '') ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
