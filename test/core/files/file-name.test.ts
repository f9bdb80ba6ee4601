import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_NAME, cleanFileName, contentDisposition } from '#core/files/file-name.ts';
import { allFileTypes } from '#core/model/files/file-types.ts';
import { extensionOf, extensionsOf } from '#core/files/type-names.ts';
import { anyText } from '#test/support/any-text.ts';

describe('the name of a file', () => {
  it.each([
    ['mug.png', 'mug.png'],
    ['Meine Tasse (1).PNG', 'Meine Tasse (1).PNG'],
    ['壊れたマグ.png', '壊れたマグ.png'],
    ['🍵💥 👩‍🚀.png', '🍵💥 👩‍🚀.png'],
    ['../../../etc/passwd.png', 'passwd.png'],
    [String.raw`..\..\windows\system32\cmd.png`, 'cmd.png'],
    ['..', 'file.png'],
    ['...png', 'png.png'],
    ['.png', 'png.png'],
    ['', 'file.png'],
    ['/', 'file.png'],
    ['photo', 'photo.png'],
    ['photo.png.exe', 'photo.png.exe.png'],
    ['page.html', 'page.html.png'],
    ['invoice\u202Egnp.exe', 'invoicegnp.exe.png'],
    ['\u2067right to left\u2069.png', 'right to left.png'],
    ['a\u0000b\nc\td.png', 'a b c d.png'],
    ['half \uD83D.png', 'half \uFFFD.png'],
    ['zero\u200Bwidth.png', 'zerowidth.png'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['a"b:c|d?e*f.png', 'a_b_c_d_e_f.png'],
    ['con.png', '_con.png'],
    ['trailing dots....', 'trailing dots.png'],
  ])('of %j is %j', (sent, clean) => {
    expect(cleanFileName(sent, 'image/png')).toBe(clean);
  });

  it('is cut to its limit, and keeps its extension and whole characters', () => {
    const clean = cleanFileName(`${'🍵'.repeat(300)}.jpeg`, 'image/jpeg');
    expect(clean.length).toBeLessThanOrEqual(MAX_FILE_NAME);
    expect(clean).toMatch(/^(🍵)+\.jpeg$/u);
    expect(cleanFileName('x'.repeat(300), 'application/pdf')).toHaveLength(MAX_FILE_NAME);
  });

  it('has, whatever was sent, one line, an extension of its type, and no way out of a folder or a header', () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom(...allFileTypes), (sent, type) => {
        const clean = cleanFileName(sent, type);
        expect(clean.length).toBeLessThanOrEqual(MAX_FILE_NAME);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/[/\\<>:"|?*]|\p{Cc}|[\u202A-\u202E\u2066-\u2069]|^\.|^\s/u);
        expect(extensionsOf(type)).toContain(extensionOf(clean));
        expect(cleanFileName(clean, type)).toBe(clean);
      }),
    );
  });
});

describe('the header that shows a file', () => {
  it.each([
    ['inline', 'mug.png', `inline; filename="mug.png"; filename*=UTF-8''mug.png`],
    [
      'attachment',
      'Tasse für Zoë.pdf',
      `attachment; filename="Tasse fur Zoe.pdf"; filename*=UTF-8''Tasse%20f%C3%BCr%20Zo%C3%AB.pdf`,
    ],
    ['attachment', '壊れた.zip', `attachment; filename="file.zip"; filename*=UTF-8''%E5%A3%8A%E3%82%8C%E3%81%9F.zip`],
    [
      'attachment',
      "it's (50%).txt",
      `attachment; filename="it's (50_).txt"; filename*=UTF-8''it%27s%20%2850%25%29.txt`,
    ],
  ] as const)('is, %s, of %j: %s', (kind, name, header) => {
    expect(contentDisposition(kind, name)).toBe(header);
  });

  it('has no character that would end it, whatever the name', () => {
    fc.assert(
      fc.property(anyText(), (name) => {
        expect(contentDisposition('attachment', name)).toMatch(
          /^attachment; filename="[^"\\\r\n\u0080-\uffff]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]*$/,
        );
      }),
    );
  });
});
