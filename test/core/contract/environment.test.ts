import { expect, it } from 'vitest';
import { functionVariables, optionalFunctions } from '#core/contract/environment.ts';

const given = Object.entries(functionVariables).map(([name, variables]) => ({ name, variables: [...variables] }));
const withVariable = (variable: string): string[] =>
  given.filter(({ variables }) => (variables as string[]).includes(variable)).map(({ name }) => name);

it('gives no function a variable twice', () => {
  for (const { name, variables } of given) expect([name, variables]).toEqual([name, [...new Set(variables)]]);
});

it('tells the secret that signs sessions only to those who sign or check them', () =>
  expect(withVariable('SESSION_SECRET_ARN')).toEqual(['visitor-api', 'socket-authorizer', 'deliver']));

it('tells the keys of models only to those who ask models', () =>
  expect(withVariable('MODEL_KEYS_SECRET_ARN')).toEqual(['automation', 'fit']));

it('tells visitors’ functions nothing of the agents’ socket address', () =>
  expect(withVariable('AGENT_SOCKET_URL')).toEqual(['agent-api']));

it('knows every function that is there by a setting only', () =>
  expect(optionalFunctions.filter((name) => !(name in functionVariables))).toEqual([]));
