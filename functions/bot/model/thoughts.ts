/** What models think aloud before they answer. It is nobody's business, and no part of the answer. */

const NAMES = 'think|thinking|thoughts?|reasoning|reflection|analysis';
/** A thought between marks; one that never ends is all there is. */
const THOUGHT = new RegExp(`[<◁](${NAMES})[>▷][^]*?([<◁]/\\1[>▷]|$)|\\[THINK\\][^]*?(\\[/THINK\\]|$)`, 'gi');
/** Where a server begins the thoughts itself, only their end is sent. */
const END = new RegExp(`^[^]*(?:[<◁]/(?:${NAMES})[>▷]|\\[/THINK\\])`, 'i');
/** Channels of OpenAI's open models: only what is in the last one, `final`, is for readers. */
const CHANNELS = /^[^]*<\|channel\|>\s*final[^<]*<\|message\|>/;
const OTHER_CHANNEL = /<\|channel\|>[^]*$/;
/** Signs by which models tell that a turn ends. */
const ENDINGS = /(?:\s*(?:<\|[a-z_]{1,30}\|>|<\/s>|<end_of_turn>))+\s*$/;

/** A model's text without its thoughts and the signs of its end. */
export const withoutThoughts = (text: string): string =>
  text.replaceAll(THOUGHT, '').replace(END, '').replace(CHANNELS, '').replace(OTHER_CHANNEL, '').replace(ENDINGS, '');
