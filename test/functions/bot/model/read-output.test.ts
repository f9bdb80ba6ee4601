import { describe, expect, it } from 'vitest';
import { readDraft, readOutput } from '#functions/bot/model/read-output.ts';

const form = '{"action":"answer","confidence":0.9,"reply":"On Monday."}';
const read = { action: 'answer', confidence: 0.9, reply: 'On Monday.', summary: '', sources: [] };

describe('a finished output', () => {
  it.each([
    ['as asked for', form],
    ['in a code fence', `\`\`\`json\n${form}\n\`\`\``],
    ['after thoughts', `<think>They ask {"when"}?</think>\n${form}`],
    ['after thoughts that the server began', `They ask when.</think>${form}`],
    ['with a sentence before it', `Sure, here you are: ${form}`],
    ['with a sentence after it', `${form}\n\nLet me know if you need more!`],
    ['with a summary that is null', '{"action":"answer","confidence":0.9,"reply":"On Monday.","summary":null}'],
    ['with its confidence as text', '{"action":"answer","confidence":"0.9","reply":"On Monday."}'],
    ['with its confidence in percent', '{"action":"answer","confidence":90,"reply":"On Monday."}'],
    ['with a percent sign', '{"action":"answer","confidence":"90 %","reply":"On Monday."}'],
    ['with a decimal comma', '{"action":"answer","confidence":"0,9","reply":"On Monday."}'],
    ['in another case', '{"Action":"ANSWER","Confidence":0.9,"Reply":"On Monday."}'],
    [
      'with blanks and fields of its own',
      ' { "thought":"…", "action":" Answer ","confidence":0.9,"reply":"On Monday." } ',
    ],
    ['with control characters', '{"action":"answer","confidence":0.9,"reply":"On\\u0000 Monday."}'],
    [
      'in its last channel',
      `<|channel|>analysis<|message|>{"when"}?<|end|><|channel|>final<|message|>${form}<|return|>`,
    ],
    ['after thoughts in brackets', `[THINK]They ask {"when"}?[/THINK]${form}`],
    ['after thoughts by another name', `<thought>They ask {"when"}?</thought>${form}</s>`],
    ['with a comma after its last field', form.replace('}', ',}')],
    ['within another object', `{"response":${form}}`],
    ['put into quotation marks as a whole', JSON.stringify(form)],
    ['with a backslash that escapes nothing', form.replace('Monday', '\\Monday')],
  ])('is read %s', (_, text) => expect(readOutput(text)).toEqual(read));

  it.each([
    ['without confidence', '{"action":"answer","reply":"On Monday."}', { ...read, confidence: undefined }],
    [
      'without a reply',
      '{"action":"escalate","confidence":1}',
      { ...read, action: 'escalate', confidence: 1, reply: '' },
    ],
    ['of prose', 'On Monday.', { prose: 'On Monday.' }],
    ['of prose after thoughts', '[THINK]They ask when.[/THINK]On Monday.<|im_end|>', { prose: 'On Monday.' }],
    [
      'with a line break in its reply',
      '{"action":"answer","confidence":0.9,"reply":"On Monday.\n\tOr Tuesday."}',
      { ...read, reply: 'On Monday.\n\tOr Tuesday.' },
    ],
  ])('%s is read as far as it goes', (_, text, expected) => expect(readOutput(text)).toEqual(expected));

  it.each([
    ['of another action', '{"action":"close","confidence":1,"reply":"Done."}'],
    ['surer than sure', '{"action":"answer","confidence":7,"reply":"Yes."}'],
    ['cut in the middle', '{"action":"answer","confidence":0.9,"reply":"On Mon'],
    ['of thoughts only', '<think>They ask when'],
    ['of nothing', ' \n'],
    ['of an empty object', '{}'],
    ['of a null', 'null'],
    ['in Python', "{'action': 'answer', 'confidence': 0.9, 'reply': 'On Monday.'}"],
    ['in YAML', 'action: answer\nconfidence: 0.9\nreply: On Monday.'],
    ['with the quotation marks of a text editor', '{“action”: “answer”, “confidence”: 0.9, “reply”: “On Monday.”}'],
    ['of a channel that is not for readers', '<|channel|>analysis<|message|>They ask when.'],
  ])('%s is not one', (_, text) => expect(readOutput(text)).toBeUndefined());

  it('is cut where a message ends, never through an emoji', () => {
    const long = readOutput(JSON.stringify({ action: 'answer', confidence: 1, reply: `a${'😀'.repeat(5000)}` }));
    expect(long).toHaveProperty('reply', `a${'😀'.repeat(3999)}`);
  });
});

describe('an unfinished output', () => {
  /** What is shown after each character, each text once. */
  const drafts = (text: string): string[] => {
    const shown = Array.from(text, (_, at) => readDraft(text.slice(0, at + 1))).flatMap((draft) =>
      draft ? [`${draft.action} ${draft.confidence} ${draft.reply}`] : [],
    );
    return [...new Set(shown)];
  };

  it('is shown letter by letter once it is decided', () => {
    expect(drafts('```json\n{"action":"answer","confidence":90,"reply":"a\\n\\u00e9\\"b"}\n```')).toEqual(
      ['', 'a', 'a\n', 'a\né', 'a\né"', 'a\né"b'].map((reply) => `answer 0.9 ${reply}`),
    );
  });

  it('is shown with its line breaks, also where JSON has none', () => {
    expect(drafts('{"action":"answer","confidence":1,"reply":"a\nb"}').at(-1)).toBe('answer 1 a\nb');
  });

  it.each([
    ['its reply comes first', '{"reply":"On Monday.","action":"escalate","confidence":0.1}'],
    ['its confidence comes last', '{"action":"answer","reply":"On Monday.","confidence":10}'],
    ['it has none', '{"action":"answer","reply":"On Monday."}'],
    ['it is prose', 'On Monday.'],
    ['it is a thought', '<think>{"action":"answer","confidence":1,"reply":"No'],
  ])('is not shown while %s', (_, text) => expect(drafts(text.slice(0, -1))).toEqual([]));
});

it.each(['\n', ' ', '\\', '</s>', '"', '{'])('%j again and again is read fast', (piece) => {
  // A stream is read again with each piece of it.
  const endless = piece.repeat(40_000);
  const began = performance.now();
  expect(readOutput(endless)).not.toEqual(read);
  expect(readDraft(form.replace('."}', endless))?.confidence).not.toBe(0);
  expect(performance.now() - began).toBeLessThan(1500);
});
