/** The checks of a deployment that need nothing but its template, and so can be tried with a fault planted in it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { deploy, resourcesOf } from '#local/assembly/stack.ts';
import { unreadProperties } from '#local/assembly/unread-properties.ts';
import { apisOf } from '#local/gateway/gateway-api.ts';
import { readHttpApi } from '#local/http-api/api-definition.ts';
import { readDistribution } from '#local/cloudfront/distribution-definition.ts';
import { createAuthority } from '#local/iam/authority.ts';
import { schedulesOf } from '#local/schedule/schedules.ts';
import { mappingsOf } from '#local/stream/mapping.ts';
import { readSocketApi } from '#local/websocket/socket-definition.ts';
import { removeFolders, Synthesized, text } from '../synthesized.ts';
import { brokenGuards, guards } from './guards.ts';
import { losses, released, statefulOf } from './stateful.ts';

type Resources = Synthesized['template']['Resources'];

/** What a check found: a figure to read, and a sentence for each fault. */
export type Outcome = { figure: string; faults: string[] };

/** CloudFormation takes 500; the rest is room for what owners add. */
const MAX_RESOURCES = 400;

type Policy = {
  Roles: unknown[];
  PolicyDocument: {
    Statement: { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown }[];
  };
};

/** Every statement of every role, as `<role> <effect> <action> <resource> <condition>`. */
export function rightsIn(resources: Resources): string[] {
  const policies = Object.values(resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
  const rights = policies.flatMap(({ Properties }) => {
    const { Roles, PolicyDocument } = Properties as Policy;
    return PolicyDocument.Statement.flatMap(({ Effect, Action, Resource, Condition }) =>
      [Action].flat().flatMap((action) =>
        [Resource].flat().map((on) => {
          const condition = Condition === undefined ? '' : ` ${JSON.stringify(Condition)}`;
          return `${text(Roles[0])} ${Effect} ${action} ${text(on)}${condition}`;
        }),
      ),
    );
  });
  return [...new Set(rights)].sort();
}

const rightsFile = new URL('rights.json', import.meta.url);

function changedRights(resources: Resources): Outcome {
  const known = new Set<string>(JSON.parse(readFileSync(rightsFile, 'utf8')));
  const rights = new Set(rightsIn(resources));
  return {
    figure: `${rights.size} rights`,
    faults: [
      ...[...rights.difference(known)].map(
        (right) => `A right that nobody reviewed (template-checks.ts writes rights.json): ${right}`,
      ),
      ...[...known.difference(rights)].map((right) => `A right that is needed is gone: ${right}`),
    ],
  };
}

/** The local stack reads all of it as AWS would, without starting anything. */
async function readAsAws(resources: Resources): Promise<Outcome> {
  const faults: string[] = [];
  const stack = deploy({ stackName: 'live-chat-prod', template: { Resources: resources as never }, assets: new Map() });
  faults.push(...unreadProperties(stack));
  const attempt = (read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      faults.push((error as Error).message);
    }
  };
  const routes = apisOf(stack, 'HTTP').flatMap((api) => {
    let found: { key: string; permitted: boolean }[] = [];
    attempt(() => (found = [...readHttpApi(stack, api).routes]));
    return found;
  });
  for (const api of apisOf(stack, 'WEBSOCKET'))
    attempt(() => {
      const stages = readSocketApi(stack, api);
      routes.push(...stages.flatMap(({ routes: frames }) => [...frames.values()]));
      const [{ authorizer } = { authorizer: undefined }] = stages;
      if (!authorizer) faults.push('Anyone may connect to the WebSocket API: $connect has no authorizer.');
      if (authorizer?.permitted === false) faults.push('The WebSocket API may not call its authorizer.');
    });
  const refused = routes.filter(({ permitted }) => !permitted).map(({ key }) => key);
  if (refused.length > 0)
    faults.push(`API Gateway may not call the functions of ${refused.length} routes: ${refused[0]} …`);
  attempt(() => mappingsOf(stack));
  for (const site of resourcesOf(stack, 'AWS::CloudFront::Distribution')) attempt(() => readDistribution(stack, site));
  const authority = await createAuthority(stack, { report: () => {} }).catch((error: Error) => {
    faults.push(error.message);
  });
  if (authority) attempt(() => schedulesOf(stack, authority));
  return { figure: `${routes.length} routes`, faults };
}

/** By the name that a planted fault is caught under. */
export const templateChecks: Record<string, (resources: Resources) => Outcome | Promise<Outcome>> = {
  replacement: (resources) => {
    const stateful = statefulOf(resources);
    const { resources: kept } = released();
    // Without the settings of mail, nothing of mail is there.
    const expected = Object.fromEntries(Object.entries(kept).filter(([id]) => !/^chatmail|^chatinboundmail/.test(id)));
    return { figure: `${Object.keys(stateful).length} kept`, faults: losses(expected, stateful) };
  },
  settings: (resources) => ({ figure: `${guards.length} guards`, faults: brokenGuards(resources) }),
  strictness: readAsAws,
  rights: changedRights,
  resources: (resources) => {
    const count = Object.keys(resources).length;
    return { figure: `${count} of ${MAX_RESOURCES}`, faults: count < MAX_RESOURCES ? [] : [`${count} resources`] };
  },
};

// Writes the rights down, for a review of what changed in the file.
if (process.argv[1] === import.meta.filename) {
  const rights = rightsIn(new Synthesized().template.Resources);
  writeFileSync(rightsFile, `${JSON.stringify(rights, null, 2)}\n`);
  removeFolders();
}
