/** What a model suggests to sort a conversation by: labels that there are and it hasn't got, and another priority, where sure enough. */
import { priorities } from '#core/model/closed-sets.ts';
import type { CopilotProblem, CopilotTriage } from '#core/model/knowledge/copilot.ts';
import { almostJson } from '#functions/bot/model/almost-json.ts';
import { withoutThoughts } from '#functions/bot/model/thoughts.ts';
import type { Sorting } from './copilot-prompt.ts';

/** How sure the model must say it is. */
const FLOOR = 0.6;
const MAX_LABELS = 3;

/** Judges what it wrote. That nothing fits is an outcome, too. */
export function judgeTriage(
  written: string,
  { listed, labels, priority }: Sorting,
): { triage: CopilotTriage } | { problem: CopilotProblem } {
  const text = withoutThoughts(written);
  if (text.trim() === '') return { problem: 'failed' };
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')];
  const form = asObject(from < 0 || to < from ? undefined : almostJson(text.slice(from, to + 1)));
  if (!form || !Array.isArray(form['labels'])) return { problem: 'unusable' };
  const named = new Set(form['labels'].flatMap(sureName));
  const isMissing = (name: string) => labels.every((one) => one.toLowerCase() !== name.toLowerCase());
  const found = listed.map(({ name }) => name).filter((name) => named.has(name.toLowerCase()) && isMissing(name));
  const [wanted] = sureName(form['priority']);
  const other = priorities.find((one) => one === wanted && one !== priority);
  return { triage: { labels: found.slice(0, MAX_LABELS), priority: other ?? null } };
}

const asObject = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

/** A name in lower case, where the model is sure of it. */
function sureName(given: unknown): string[] {
  const { name, confidence } = asObject(given) ?? {};
  return typeof name === 'string' && typeof confidence === 'number' && confidence >= FLOOR && confidence <= 1
    ? [name.trim().toLowerCase()]
    : [];
}
