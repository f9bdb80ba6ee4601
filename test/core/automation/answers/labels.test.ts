import { describe, expect, it } from 'vitest';
import { labelMeant } from '#core/automation/answers/labels.ts';

const decomposed = 'Cafe\u0301';

describe('a button that was typed', () => {
  it.each<[said: string, labels: string[], meant: string | undefined]>([
    ['si', ['Sí', 'No'], 'Sí'],
    ['SÍ', ['Sí', 'No'], 'Sí'],
    ['Café', [decomposed, 'Tea'], decomposed],
    [decomposed, ['Café', 'Tea'], 'Café'],
    ['Delivery', ['🚚 Delivery', '↩️ Returns'], '🚚 Delivery'],
    ['delivery!', ['🚚 Delivery', '↩️ Returns'], '🚚 Delivery'],
    ['🚚', ['🚚', '✈️'], '🚚'],
    ['Gift\u00A0card', ['Gift card', 'Other'], 'Gift card'],
    ['gift  card', ['Gift card', 'Other'], 'Gift card'],
    ['giftcard', ['Gift card', 'Other'], 'Gift card'],
    // Labels that only differ by a blank, a case or an accent: the exact one, else nobody can tell.
    ['Gift card', ['Giftcard', 'Gift card'], 'Gift card'],
    ['Giftcard', ['Gift card', 'Giftcard'], 'Giftcard'],
    ['gift card', ['Giftcard', 'Gift card'], 'Gift card'],
    ['gift-card', ['Giftcard', 'Gift card'], 'Gift card'],
    ['US', ['us', 'US'], 'US'],
    ['Us', ['us', 'US'], undefined],
    ['pêche', ['pêché', 'pèche'], undefined],
    ['+5', ['-5', '+5'], '+5'],
    ['5', ['-5', '+5'], undefined],
    ['łódź', ['Lodz', 'Gdańsk'], 'Lodz'],
    ['2', ['Red', 'Blue'], 'Blue'],
    ['2.', ['Red', 'Blue'], 'Blue'],
    ['٢', ['أحمر', 'أزرق'], 'أزرق'],
    ['10', ['1', '10'], '10'],
    ['2️⃣', ['1️⃣ Orders', '2️⃣ Returns'], '2️⃣ Returns'],
    ['returns', ['1️⃣ Orders', '2️⃣ Returns'], '2️⃣ Returns'],
    ['Returns', ['1. Orders', '2) Returns', '(3) Other'], '2) Returns'],
    ['other', ['1. Orders', '2) Returns', '(3) Other'], '(3) Other'],
    ['#2', ['Red', 'Blue'], 'Blue'],
    ['(2)', ['Red', 'Blue'], 'Blue'],
    ['GB', ['10 GB', '20 GB'], undefined],
    ['ten', ['10.', 'ten'], 'ten'],
    ['', ['1. ', '2. '], undefined],
    ['0', ['Red', 'Blue'], undefined],
    ['3', ['Red', 'Blue'], undefined],
    ['', ['Red', 'Blue'], undefined],
    ['!', ['?', '…'], undefined],
    ['Same', ['Same', 'Same'], 'Same'],
  ])('%j of %j is %j', (said, labels, meant) => expect(labelMeant(labels, said)).toBe(meant));
});
