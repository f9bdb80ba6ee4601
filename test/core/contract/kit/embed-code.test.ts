import { expect, it } from 'vitest';
import { embedTag, scriptUrl } from '#core/contract/kit/embed-code.ts';
import { widgetAddresses } from '#core/contract/kit/widget-addresses.ts';

it('names the address at which the widget’s script is served', () => {
  const script = scriptUrl('https://chat.example.com', 'abc');
  expect(script).toBe(`https://chat.example.com${widgetAddresses.widgetScript.path.replace('{token}', 'abc')}`);
  expect(script).not.toMatch(/[{}]/);
});

it('lets the page go on while the script loads', () => {
  expect(embedTag('https://chat.example.com/s.js')).toBe('<script src="https://chat.example.com/s.js" async></script>');
});
