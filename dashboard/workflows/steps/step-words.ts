/** A step in a few words, for lists and the flowchart. */
import type { Definition, Step, Test } from '#core/model/workflow.ts';
import { stepValues, testInWords, ways } from '#dashboard/strings/workflows.ts';

/** What a step says or does, in one line. */
export function summaryOf(step: Step): string {
  switch (step.kind) {
    case 'message':
    case 'ask':
    case 'choice':
    case 'handoff':
      return step.text;
    case 'condition':
      return testWords(step.test);
    case 'set':
      return [...Object.keys(step.attributes), ...step.labels, step.priority ?? ''].filter(Boolean).join(', ');
    case 'ticket':
      return step.subject;
    case 'http':
      return step.url;
    case 'end':
      return '';
  }
}

/** What a way is called, by the fields it comes from; nothing where a step has only one. */
export function wayWords({ steps }: Definition, from: string, fields: readonly string[]): string {
  const step = steps[from];
  return fields
    .map((field) => {
      if (step?.kind === 'choice') return step.options[Number(field.split('.')[1])]?.label ?? '';
      return field === 'next' ? '' : (ways[field as keyof typeof ways] ?? '');
    })
    .filter(Boolean)
    .join(', ');
}

function testWords(test: Test): string {
  switch (test.about) {
    case 'answer':
      return testInWords.answer(test.key, stepValues.is[test.is], test.value);
    case 'page':
      return testInWords.page(test.contains);
    case 'locale':
      return testInWords.locale(test.is);
    case 'business_hours':
    case 'agents_online':
      return testInWords[test.about];
  }
}
