import { expect, it } from 'vitest';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';

it.each([
  ['Your **mug** is _on its way_', 'Your mug is on its way'],
  ['See [the invoice](https://shop.example.com/1)', 'See the invoice (https://shop.example.com/1)'],
  ['2 * 3 * 4 is 24, in my_file_name.txt', '2 * 3 * 4 is 24, in my_file_name.txt'],
  ['---', '---'],
  ['', ''],
])('the preview of %j has no marks', (message, shown) => {
  expect(messagePreview(message)).toBe(shown);
});
