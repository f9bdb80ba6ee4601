/** Variables of canned responses: filled in by what is known, else by their fallbacks, and never silently left out. */
import { describe, expect, it } from 'vitest';
import { filledIn, unknownVariable } from '#core/model/actions/variables.ts';
import { withOwnVariables } from '#core/portable/chatwoot-variables.ts';

const known = {
  'visitor.name': 'Vera',
  'visitor.email': null,
  'agent.name': 'Ana',
  attributes: { plan: 'pro', seats: 0, 'last.order': '' },
};

describe('a variable', () => {
  it.each([
    ['Hi {{visitor.name}}', 'Hi Vera'],
    ['Hi {{ Visitor.Name | there }}', 'Hi Vera'],
    ['Hi {{name}}, {{agent}} here', 'Hi Vera, Ana here'],
    ['To {{visitor.email|your address}}', 'To your address'],
    ['To {{visitor.email}}', 'To {{visitor.email}}'],
    ['{{visitor.email|}}!', '!'],
    ['{{attributes.plan}} {{attributes.seats}}', 'pro 0'],
    ['{{attributes.last.order|none}} {{attributes.toString|none}}', 'none none'],
    ['{{vistor.name|there}}', '{{vistor.name|there}}'],
  ])('makes of "%s" "%s"', (text, filled) => {
    expect(filledIn(text, known)).toBe(filled);
  });

  it('isn’t filled in by what another one says', () => {
    const name = '{{agent.name}} $& $1';
    expect(filledIn('Hi {{visitor.name}}', { ...known, 'visitor.name': name })).toBe(`Hi ${name}`);
  });

  it.each(['Hi {{visitor.name|there}}', '{{email}} {{attributes.any_key|}}', 'no variable', '{ { } }'])(
    'is known in "%s"',
    (text) => expect(unknownVariable(text)).toBeUndefined(),
  );

  it.each(['{{vistor.name}}', '{{}}', '{{attributes.}}', '{{attributes.a b}}', '{{constructor}}', '{{ticket.id|1}}'])(
    'is refused in "%s", with the names that are allowed',
    (text) =>
      expect(unknownVariable(text)).toBe(
        `${text} isn't known. Use {{visitor.name}}, {{visitor.email}}, {{agent.name}} or {{attributes.key}}, with a fallback after a bar if you like: {{visitor.name|there}}`,
      ),
  );

  it('of another product gets its name here, if there is one', () => {
    expect(withOwnVariables('Hi {{ contact.name }}, {{contact.phone}}')).toBe('Hi {{visitor.name}}, {{contact.phone}}');
  });
});
