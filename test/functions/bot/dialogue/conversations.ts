/** A shop's articles, and conversations about them: data of the tests of bots that follow one. */

/** Each line: the phrasings of an article, and its answer behind the bar. */
export const shop =
  `How long does standard delivery take?; When will my parcel arrive?; delivery time | Standard delivery takes two to three working days, to Austria and Switzerland five.
How much does standard delivery cost?; price of standard shipping; shipping fee | Standard delivery is 4 euros in Germany, 9 in Austria, and free from 50.
How long does express delivery take?; When does an express parcel arrive?; express delivery time | Express delivery arrives on the next working day.
How much does express delivery cost?; price of express shipping; express fee | Express delivery is 12 euros.
How do I return an item?; send something back; return an order | Print the label from your account and send the item back within 30 days.
How much does a return cost?; return shipping fee; who pays for a return | Returns are free.
When do I get my money back?; refund after a return; how long does a refund take | Refunds arrive within five days of the return.
How do I cancel my order?; stop an order; cancel a purchase | Choose Cancel in your account before it is packed.
How do I change my password?; forgot my password; reset password | Choose Forgot password on the sign-in page.
Can I pay by credit card?; payment methods; which cards do you accept | We accept cards, PayPal and bank transfer.
Do you gift-wrap?; gift wrapping; wrap it as a present | Yes, for 3 euros an item.
What are the opening hours of the store?; when is the shop open; opening times | Monday to Saturday from 9 to 18.
How long is the warranty?; guarantee on kettles; warranty period | Kettles have a warranty of two years, toasters of one.
How do I descale the kettle?; remove limescale; clean my kettle | Boil it with vinegar and water, and rinse.`
    .split('\n')
    .map((line) => {
      const [phrasings = '', answer = ''] = line.split(' | ');
      const [question = '', ...alternative_phrasings] = phrasings.split('; ');
      return { question, alternative_phrasings, answer };
    });

/** What was asked before, what is asked now, and the beginning of the answer. */
export const followUps: [before: string, now: string, answer: string][] = [
  ['How long does standard delivery take?', 'and what does it cost?', 'Standard delivery is 4'],
  ['How long does standard delivery take?', 'and how much?', 'Standard delivery is 4'],
  ['How long does standard delivery take?', 'And in Austria?', 'Standard delivery takes'],
  ['How much does standard delivery cost?', 'and in Austria?', 'Standard delivery is 4'],
  ['How much does standard delivery cost?', 'what about express?', 'Express delivery is 12'],
  ['How long does standard delivery take?', 'And express?', 'Express delivery arrives'],
  ['How long does express delivery take?', 'and the fee?', 'Express delivery is 12'],
  ['How do I return an item?', 'and what does that cost?', 'Returns are free'],
  ['How do I return an item?', 'Who pays for it?', 'Returns are free'],
  ['How do I return an item?', 'when will I have my money?', 'Refunds arrive'],
  ['How long is the warranty?', 'And for toasters?', 'Kettles have a warranty'],
  ['Can I pay by credit card?', 'And PayPal?', 'We accept cards'],
  ['How do I descale the kettle?', 'and how long is it guaranteed?', 'Kettles have a warranty'],
];

/** What has nothing to do with any article, whatever was asked before. */
export const unrelated = [
  'Who won the cup in 1954?',
  'Tell me a joke',
  'What is the capital of Peru?',
  'Are you hiring?',
  'and the weather tomorrow?',
  'How old are you?',
  'And my horoscope?',
  'I lost my dog',
  'Is your CEO married?',
  'and the moon?',
  'What about politics?',
  'Can you write a poem?',
];

/** What may mean several articles, and what it is to be asked back. */
export const unclear: [asked: string, ...meant: string[]][] = [
  ['price?', 'How much does express delivery cost?', 'How much does standard delivery cost?'],
  ['express', 'How much does express delivery cost?', 'How long does express delivery take?'],
  ['return', 'How much does a return cost?', 'How do I return an item?'],
];

/** Follow-ups that were written before the bot was ever asked them: how they are understood was tuned on those above only. */
export const heldOutFollowUps: [before: string, now: string, answer: string][] = [
  ['How long does standard delivery take?', 'And how much do I pay for that?', 'Standard delivery is 4'],
  ['How long does standard delivery take?', 'Is it free?', 'Standard delivery is 4'],
  ['How long does standard delivery take?', 'and to Switzerland?', 'Standard delivery takes'],
  ['When will my parcel arrive?', 'And with express?', 'Express delivery arrives'],
  ['How much does standard delivery cost?', 'and the express one?', 'Express delivery is 12'],
  ['How much does express delivery cost?', 'And how fast is that?', 'Express delivery arrives'],
  ['How much does express delivery cost?', 'how long does that take', 'Express delivery arrives'],
  ['How long does express delivery take?', 'what’s the price?', 'Express delivery is 12'],
  ['How do I return an item?', 'Does that cost anything?', 'Returns are free'],
  ['How do I return an item?', 'and is there a fee?', 'Returns are free'],
  ['How do I return an item?', 'And my refund?', 'Refunds arrive'],
  ['How do I return an item?', 'how long until I get the money?', 'Refunds arrive'],
  ['How much does a return cost?', 'And how do I do it?', 'Print the label'],
  ['How do I cancel my order?', 'and if it has been sent already, can I return it?', 'Print the label'],
  ['How long is the warranty?', 'and for kettles?', 'Kettles have a warranty'],
  ['How do I descale the kettle?', 'And its warranty?', 'Kettles have a warranty'],
  ['Can I pay by credit card?', 'and by bank transfer?', 'We accept cards'],
  ['Do you gift-wrap?', 'And can I pay by card?', 'We accept cards'],
  ['What are the opening hours of the store?', 'and on Saturday?', 'Monday to Saturday'],
  ['How do I change my password?', 'and how do I cancel an order there?', 'Choose Cancel'],
];
