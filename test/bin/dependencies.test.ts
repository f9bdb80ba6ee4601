import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Manifest = Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe('dependencies', () => {
  it('each have a reason in docs/decisions/dependencies.md, which names no others', () => {
    const text = readFileSync('docs/decisions/dependencies.md', 'utf8');
    const named = [...text.matchAll(/^- .*$/gm)].flatMap(([line]) =>
      [...(line.split(': ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    const isNamed = (name: string) =>
      text.includes(`\`${name}\``) || (name.startsWith('@types/') && text.includes('`@types/*`'));
    expect(Object.keys(versions).filter((name) => !isNamed(name))).toEqual([]);
    expect(named.filter((name) => !(name in versions) && !/[*/]mini|\*/.test(name))).toEqual([]);
  });

  it('are pinned to exact versions', () => {
    expect(Object.entries(versions).filter(([, version]) => !/^(?:npm:[a-z-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual(
      [],
    );
  });
});
