/** Removes what models write before and after their answer: reasoning, channels, and end-of-turn tokens. */

const NAMES = 'think|thinking|thoughts?|reasoning|reflection|analysis';
/** Reasoning between tags. If it never ends, the text has nothing else. */
const THOUGHT = new RegExp(`[<◁](${NAMES})[>▷][^]*?([<◁]/\\1[>▷]|$)|\\[THINK\\][^]*?(\\[/THINK\\]|$)`, 'gi');
/** Some servers send only the closing tag. */
const END = new RegExp(`^[^]*(?:[<◁]/(?:${NAMES})[>▷]|\\[/THINK\\])`, 'i');
/** Channels of OpenAI's open models: only `final` is meant for the reader. */
const CHANNELS = /^[^]*<\|channel\|>\s*final[^<]*<\|message\|>/;
const OTHER_CHANNEL = /<\|channel\|>[^]*$/;
/** An end-of-turn token at the end. */
const ENDING = /(?:<\|[a-z_]{1,30}\|>|<\/s>|<end_of_turn>)$/;
const LONGEST_ENDING = 34;

/** A model's text without reasoning and end-of-turn tokens. */
export const withoutThoughts = (text: string): string =>
  withoutEndings(text.replaceAll(THOUGHT, '').replace(END, '').replace(CHANNELS, '').replace(OTHER_CHANNEL, ''));

/** One by one: an expression that allows blanks before each takes minutes for a model that writes nothing but blanks. */
function withoutEndings(text: string): string {
  for (let rest = text; ;) {
    const trimmed = rest.trimEnd();
    const [ending] = ENDING.exec(trimmed.slice(-LONGEST_ENDING)) ?? [];
    if (ending === undefined) return rest === text ? text : trimmed;
    rest = trimmed.slice(0, -ending.length);
  }
}
