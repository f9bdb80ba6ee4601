import { describe, expect, it } from 'vitest';
import { Synthesized } from '#test/lib/synthesized.ts';

type Upload = {
  DestinationBucketKeyPrefix: string;
  Exclude?: string[];
  Include?: string[];
  Prune: boolean;
  SystemMetadata: { 'cache-control': string };
};

describe('uploaded files', () => {
  const stack = new Synthesized();
  const uploads = stack.all<Upload>('Custom::CDKBucketDeployment');
  /** How long a file is kept, by the uploads that take it. */
  const cachingOf = (path: string) =>
    uploads
      .map(([, { Properties }]) => Properties)
      .filter(({ DestinationBucketKeyPrefix, Exclude = [], Include = [] }) => {
        const [prefix = '', ...rest] = path.split('/');
        // As `aws s3 sync` does it: `*` matches any characters, and a later filter overrules an earlier one.
        const fits = (pattern: string) =>
          new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(rest.join('/'));
        return prefix === DestinationBucketKeyPrefix && (Include.some(fits) || !Exclude.some(fits));
      })
      .map(({ SystemMetadata }) => SystemMetadata['cache-control']);

  it.each([
    ['widget/app-1a2b3c4d.js', 'public, max-age=31536000, immutable'],
    ['widget/licences.txt', 'no-cache'],
    ['dashboard/assets/index-1a2b3c4d.css', 'public, max-age=31536000, immutable'],
    ['dashboard/index.html', 'no-cache'],
    ['dashboard/config.json', 'no-cache'],
  ])('%s is uploaded once, and kept as "%s"', (path, caching) => {
    expect(cachingOf(path)).toEqual([caching]);
  });

  it('of the previous deployment are kept for pages that were loaded then', () => {
    expect(uploads.map(([, { Properties }]) => Properties.Prune)).toEqual(uploads.map(() => false));
  });

  const idOf = (name: string) => uploads.map(([id]) => id).find((id) => id.startsWith(`chatfiles${name}`)) ?? '';

  it('are uploaded before script.js names them', () => {
    expect(stack.resource(stack.functionId('visitor-api'))).toMatchObject({
      DependsOn: expect.arrayContaining([idOf('widgetscripts')]),
    });
  });

  it('of the dashboard are uploaded after the functions that they call', () => {
    expect(stack.resource(idOf('dashboardpages'))).toMatchObject({
      DependsOn: expect.arrayContaining([stack.functionId('agent-api'), stack.functionId('settings-api')]),
    });
  });

  it('are uploaded before the page that names them', () => {
    expect(stack.resource(idOf('dashboardpages'))).toMatchObject({
      DependsOn: expect.arrayContaining([idOf('dashboardassets')]),
    });
  });
});
