/** Removes what models write before and after their answer: reasoning, channels, and end-of-turn tokens. */

const NAMES = 'think|thinking|thoughts?|reasoning|reflection|analysis';
/** Reasoning between tags. If it never ends, the text has nothing else. */
const THOUGHT = new RegExp(`[<◁](${NAMES})[>▷][^]*?([<◁]/\\1[>▷]|$)|\\[THINK\\][^]*?(\\[/THINK\\]|$)`, 'gi');
/** Some servers send only the closing tag. */
const END = new RegExp(`^[^]*(?:[<◁]/(?:${NAMES})[>▷]|\\[/THINK\\])`, 'i');
/** Channels of OpenAI's open models: only `final` is meant for the reader. */
const CHANNELS = /^[^]*<\|channel\|>\s*final[^<]*<\|message\|>/;
const OTHER_CHANNEL = /<\|channel\|>[^]*$/;
/** End-of-turn tokens. */
const ENDINGS = /(?:\s*(?:<\|[a-z_]{1,30}\|>|<\/s>|<end_of_turn>))+\s*$/;

/** A model's text without reasoning and end-of-turn tokens. */
export const withoutThoughts = (text: string): string =>
  text.replaceAll(THOUGHT, '').replace(END, '').replace(CHANNELS, '').replace(OTHER_CHANNEL, '').replace(ENDINGS, '');
