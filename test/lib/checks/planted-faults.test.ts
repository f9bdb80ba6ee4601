import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Synthesized } from '../synthesized.ts';
import { plant, plantedFaults } from './planted-faults.ts';
import { templateChecks } from './template-checks.ts';

const inTemplate = plantedFaults.flatMap((fault) => ('caughtBy' in fault ? [fault] : []));
const inCode = plantedFaults.flatMap((fault) => ('caughtBy' in fault ? [] : [fault]));

describe('the checks of a deployment', () => {
  it.each(Object.keys(templateChecks))(
    'find nothing wrong with the template of the default settings: %s',
    async (name) => {
      expect((await templateChecks[name]?.(new Synthesized().template.Resources))?.faults).toEqual([]);
    },
  );

  it.each(inTemplate.map((fault) => [fault.name, fault] as const))('find a planted fault: %s', async (_, fault) => {
    const { Resources } = new Synthesized().template;
    plant(Resources, fault.patch);
    expect((await templateChecks[fault.caughtBy]?.(Resources))?.faults).not.toEqual([]);
  });

  it('have at least sixty planted faults, each of its own name, and in code that is still there', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(60);
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
    for (const { name, patch } of inCode)
      expect([name, readFileSync(patch.file, 'utf8').includes(patch.from)]).toEqual([name, true]);
  });
});
