import { expect, it } from 'vitest';
import { teamApi } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { describeTools } from '#core/mcp/describe-tools.ts';
import { type ToolNote, type ToolOperation, toolTable } from '#core/mcp/tool-table.ts';

const tools = Object.values(describeTools());

it('every tool is an operation that keys may call, and that deletes nothing', () => {
  const rows = Object.keys(toolTable).map((operation): Endpoint => teamApi[operation as keyof typeof teamApi]);
  expect(rows.filter(({ isForPeople, method }) => isForPeople || method === 'DELETE')).toEqual([]);
});

it('tools that read are for the role read, and no others are', () => {
  for (const { listed, roles } of tools)
    expect([listed.name, roles.includes('read')]).toEqual([listed.name, listed.annotations.readOnlyHint]);
});

it('an argument of a tool means one thing: path, query and body have no field in common', () => {
  for (const { listed, params, query } of tools) {
    const { properties } = listed.inputSchema;
    const operation = Object.keys(toolTable)[tools.findIndex((tool) => tool.listed === listed)] as ToolOperation;
    const row: Endpoint = teamApi[operation];
    const { without = [] }: ToolNote = toolTable[operation];
    const fields = Object.keys((row.body as { shape?: object } | undefined)?.shape ?? {});
    const ofBody = fields.filter((name) => !without.includes(name));
    expect(new Set([...params, ...query, ...ofBody]).size).toBe(Object.keys(properties).length);
    expect([...params, ...query, ...ofBody]).toHaveLength(Object.keys(properties).length);
  }
});

it('tools have names and schemas that every client takes', () => {
  for (const { listed } of tools) {
    expect(listed.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(listed.inputSchema.required.filter((name) => !(name in listed.inputSchema.properties))).toEqual([]);
    expect(JSON.stringify(listed.inputSchema)).not.toMatch(/\$ref|\(\?|int64/);
  }
});

it('all tools together leave an assistant room to work', () => {
  expect(JSON.stringify(tools.map(({ listed }) => listed)).length).toBeLessThan(33_000);
});

it.each([
  ['list_conversations', 'List conversations', 'GET', '/conversations', 'agent', ['admin', 'agent', 'read']],
  ['set_labels', 'Set labels', 'PUT', '/conversations/{id}/labels', 'agent', ['admin', 'agent']],
  ['create_article', 'Create article', 'POST', '/articles', 'settings', ['admin']],
])('the tool %s is listed as %s, and is the request %s %s', (name, title, method, path, to, roles) => {
  const tool = describeTools()[name];
  expect(tool).toMatchObject({ method, path, to, listed: { name, annotations: { title } } });
  expect([...(tool?.roles ?? [])].toSorted()).toEqual(roles);
});

it('each parameter in the path of a tool is an argument that it requires', () => {
  for (const { path, params, listed } of tools) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    expect([listed.name, named]).toEqual([listed.name, [...params]]);
    expect(listed.inputSchema.required).toEqual(expect.arrayContaining([...params]));
  }
});
