/** Made-up support chats of a believable length and vocabulary, the same for the same number. */
import { seededRandom } from '#local/faults/seeded-random.ts';

/** A chat: who wrote, and what was said, sides alternating. */
export type Chat = { name: string; email: string; messages: string[] };

const names =
  'Vera Lindqvist|Amir Haddad|Zoë Brûlé|Kenji Tanaka|María Núñez|Olu Adeyemi|Ingrid Strauß|Piotr Wójcik'.split('|');
const products = (
  'ceramic teapot|wool blanket|desk lamp|walnut chair|linen tablecloth|travel mug|garden bench|copper kettle|rain jacket|' +
  'running shoes|reading glasses|wall clock|oak shelf|cotton towels|picnic basket|notebook'
).split('|');
const cities = 'Lisbon|Hamburg|Kraków|Osaka|Lagos|Québec|Bergen|Valencia|Athens|Dublin|Tallinn|Bristol'.split('|');
const days = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|yesterday|tomorrow|last week|this morning'.split('|');

const asked =
  `Hello, I ordered a {product} on {day} and the tracking page has not changed since then. Could you have a look?
My order number is {order}, it was supposed to be delivered to {city} by {day}.
Hi there! Is the {product} available in another colour, or only in the one shown on the website?
The parcel arrived {day} but the {product} is scratched on one side. I can send pictures if that helps.
I would like to return the {product}, I have the receipt {order} but not the original packaging any more.
How long does a refund usually take? My bank still shows the payment as pending.
Thanks, that works for me. Where do I print the label?
Can I change the delivery address? I moved from {city} to {city} and forgot to update my account.
It says my password is wrong although I reset it {day}. I am locked out completely now.
Do you ship to {city}, and what are the customs fees for something worth {number} euros?
The discount code SPRING{number} is rejected at checkout, it says it has expired but your newsletter came {day}.
Okay, I understand. Please cancel {order} then and keep the {product} order.
Yes, exactly. The invoice has the wrong company name on it, our accountant needs a corrected one.
Is there a warranty for the {product}? The handle broke off after {number} weeks of normal use.
That is quite disappointing, I needed it as a birthday present for my mother.
Great, thank you so much for the quick help!
I tried again with another browser and now the page stays white after I press pay.
Could somebody call me back please? I am at work until six and cannot receive messages.
What would the courier need from me if nobody is home on {day}?
Sorry for asking again, but was the {product} for {order} really sent with insurance?
Does the {product} fit into a dishwasher, or should I rather wash it by hand?
My subscription renewed {day} even though I turned automatic payments off in the settings.`.split('\n');

const answered = `Good morning, thanks for getting in touch! Let me check {order} for you, this takes just a moment.
I am sorry to hear that. The carrier scanned the parcel in {city} on {day}, so it should reach you within {number} days.
Unfortunately the {product} is sold out at the moment; our warehouse expects new stock {day}.
I have asked a colleague from the shipping department to start an investigation with the carrier.
You can return anything within thirty days, the original packaging is not necessary.
I just sent the return label to your e-mail address, reference {order}.
The refund was issued {day}; depending on your bank it takes up to {number} working days to appear.
Could you please send me a photograph of the damage and of the box it came in?
Of course, I changed the delivery address to {city}. You will receive a confirmation shortly.
We would gladly replace the {product} free of charge, or offer a partial refund of {number} percent.
For security reasons I cannot see your password, but I unlocked the account and triggered a new reset link.
Shipping to {city} costs {number} euros and customs are already included in the price.
The voucher only applies to full-price items, that is why it was refused; I added a new one worth {number} euros.
The corrected invoice is attached to order {order}, the old one has been cancelled.
All our kitchenware comes with a two year warranty, so this is covered without any question.
Is there anything else I can do for you today?
You are very welcome, enjoy your {product} and have a lovely day!
Our technicians are aware of the payment problem and expect to fix it within the hour.
I noted that the courier may leave it with a neighbour or at the pickup point around the corner.
Yes, every shipment is insured up to {number} euros, reference {order}.
We recommend washing the {product} by hand with mild soap and drying it immediately.
I switched off automatic renewal and refunded the latest charge, so no further payments will be taken.`.split('\n');

/** The chat with this number: 20 messages unless told otherwise. */
export function aChat(number: number, length = 20): Chat {
  const draw = seededRandom(Math.imul(number + 1, 0x9e3779b1));
  const one = (choices: string[]): string => choices[Math.floor(draw() * choices.length)] ?? '';
  const name = one(names);
  const order = `${one(['A', 'B', 'K'])}${100_000 + Math.floor(draw() * 900_000)}`;
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'order') return order;
      if (slot === 'number') return String(2 + Math.floor(draw() * 90));
      return one(slot === 'product' ? products : slot === 'city' ? cities : days);
    });
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}.${number}@mail.example`;
  const messages = Array.from({ length }, (_, index) => fill(one(index % 2 === 0 ? asked : answered)));
  return { name, email, messages };
}
