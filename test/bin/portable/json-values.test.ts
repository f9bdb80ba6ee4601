import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonValues } from '#bin/portable/json-values.ts';
import { exportFolder } from '#test/support/exports.ts';

const read = async (content: string | Uint8Array) => {
  const path = join(exportFolder({}), 'file.json');
  writeFileSync(path, content);
  const found: unknown[] = [];
  for await (const one of jsonValues(path)) found.push('value' in one ? one.value : one.problem);
  return found;
};

describe('the values of a file', () => {
  const rows = [
    { id: 1, text: 'a } b ] "c" \\ 🙂' },
    { id: 2, list: [[1], { deep: {} }] },
  ];
  it.each([
    ['JSON Lines', rows.map((row) => JSON.stringify(row)).join('\n')],
    ['lines that Windows ended', `\uFEFF${rows.map((row) => JSON.stringify(row)).join('\r\n')}\r\n`],
    ['a list', JSON.stringify(rows)],
    ['a list with indents', JSON.stringify(rows, null, 2)],
    ['documents one after another', rows.map((row) => JSON.stringify(row, null, 2)).join('\n')],
  ])('are read from %s', async (_, content) => {
    expect(await read(content)).toEqual(rows);
  });

  it('are read when they are larger than a piece of the file', async () => {
    const large = Array.from({ length: 300 }, (_, id) => ({ id, text: 'é"}\\'.repeat(1000) }));
    expect(await read(JSON.stringify(large, null, 1))).toEqual(large);
    expect(await read(large.map((row) => JSON.stringify(row)).join('\n'))).toEqual(large);
  });

  it('are read from a document whose first line ends within a list', async () => {
    const document = { data: [{ id: 1, messages: rows }] };
    const text = JSON.stringify(document).replace('"messages":[', '"messages": [\n');
    expect(await read(text)).toEqual([document]);
  });

  it('are kept around a line that is broken', async () => {
    expect(await read('{"id":1}\n{"id":2,\n{"id":3}\n')).toEqual([
      { id: 1 },
      expect.stringMatching(/^Must be JSON/),
      { id: 3 },
    ]);
    expect(await read('{"id":1\n{"id":3}\n')).toEqual([expect.stringMatching(/^Must be JSON/), { id: 3 }]);
  });

  it('are kept around one that is nested so deeply that nothing could store it', async () => {
    const deep = (levels: number) => `{"id":1,"list":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    for (const levels of [40, 9000, 200_000])
      expect(await read(`${deep(levels)}\n{"id":2}`)).toEqual(['Must be nested at most 32 levels deep', { id: 2 }]);
    expect(await read(deep(31))).toHaveLength(1);
    expect(await read(deep(31))).not.toContainEqual(expect.any(String));
  });

  it('are kept around text that is not in UTF-8', async () => {
    const latin = Buffer.from('{"id":1,"name":"Zo\u00EB"}\n', 'latin1');
    expect(await read(Buffer.concat([latin, Buffer.from('{"id":2}')]))).toEqual(['Must be text in UTF-8', { id: 2 }]);
  });

  it('end with a sentence where the file was cut off', async () => {
    expect(await read('[{"id":1},{"id":2,"na')).toEqual([{ id: 1 }, 'Must end. The file stops within this value']);
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFF{"id":1}', 'utf16le'), /in UTF-16/],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 8]), /compressed/],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004'), /ZIP archive/],
  ])('are not guessed from %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });
});
