/** Decides whether a function or a role may do something, and reports what was missing. */
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { unknownActions } from './action-names.ts';
import { decide, grantsUsed, type AccessRequest } from './decide.ts';
import { rolesOf, type Role } from './roles.ts';

/** `message` is AWS's own wording. */
export type AccessDecision = { allowed: true } | { allowed: false; message: string };

/** Signs instead of a function: whoever runs commands on this stack. They may do everything, as its owner may on AWS. */
export const OPERATOR = 'operator';

const allowed: AccessDecision = { allowed: true };

/** A grant of the template that a call has needed: the function's label, and the patterns of the statement. */
export type UsedGrant = { functionName: string; action: string; resource: string };

type Listeners = {
  /** Receives a line for each kind of call that was denied. */
  report?: (line: string) => void;
  /** Receives each grant when a function first needs it. */
  used?: ((grant: UsedGrant) => void) | undefined;
};

/** Reads the stack's policies. Throws if one names an action that AWS doesn't have. */
export async function createAuthority(stack: Stack, listeners: Listeners = {}): Promise<Authority> {
  const roles = rolesOf(stack);
  const unknown = await unknownActions(roles.flatMap(({ statements }) => statements));
  if (unknown.length > 0)
    throw new Error(`Policies of the stack name actions that AWS does not have: ${unknown.join(', ')}.`);
  return new Authority(stack, roles, listeners);
}

export class Authority {
  readonly #roles: Map<string, Role>;
  readonly #conditional: ReadonlySet<string>;
  readonly #functions: Map<string, { label: string; roleArn: string }>;
  readonly #report: (line: string) => void;
  readonly #granted = new Set<string>();
  readonly #reported = new Set<string>();
  readonly #used = new Set<string>();
  readonly #tellUsed: Listeners['used'];

  constructor(stack: Stack, roles: readonly Role[], { report = console.error, used }: Listeners) {
    this.#roles = new Map(roles.map((role) => [role.arn, role]));
    const conditional = roles.filter(({ statements }) => statements.some(({ conditions }) => conditions.length > 0));
    this.#conditional = new Set(conditional.map(({ arn }) => arn));
    this.#functions = new Map(
      resourcesOf(stack, 'AWS::Lambda::Function').map(({ logicalId, label, properties }) => [
        logicalId,
        { label, roleArn: String(properties['Role']) },
      ]),
    );
    this.#report = report;
    this.#tellUsed = used;
  }

  knows(functionId: string): boolean {
    return this.#functions.has(functionId) || functionId === OPERATOR;
  }

  /** Decides about a call of a function, named by its logical ID, or of the operator. */
  authorise(functionId: string, action: string, resource: string, given?: AccessRequest['context']): AccessDecision {
    if (functionId === OPERATOR) return allowed;
    const { label = functionId, roleArn = '' } = this.#functions.get(functionId) ?? {};
    // Most roles have no conditions, and what they allow once they always do.
    const context = this.#conditional.has(roleArn) ? given : undefined;
    const key = context ? undefined : `${functionId} ${action} ${resource}`;
    if (key !== undefined && this.#granted.has(key)) return allowed;
    const request = { action, resource, context };
    const verdict = this.#judge(roleArn, label, request);
    if (!verdict.allowed) return verdict;
    if (key !== undefined) this.#granted.add(key);
    if (this.#tellUsed) this.#noteUsed(label, roleArn, request, this.#tellUsed);
    return verdict;
  }

  #noteUsed(functionName: string, roleArn: string, request: AccessRequest, tell: (grant: UsedGrant) => void): void {
    for (const grant of grantsUsed(this.#roles.get(roleArn)?.statements ?? [], request)) {
      const key = `${functionName} ${grant.action} ${grant.resource}`;
      if (this.#used.has(key)) continue;
      this.#used.add(key);
      tell({ functionName, ...grant });
    }
  }

  /** Whether a function's role has a permission. Nothing is reported: it only decides how AWS words an answer. */
  grants(functionId: string, action: string, resource: string): boolean {
    const role = this.#roles.get(this.#functions.get(functionId)?.roleArn ?? '');
    return role !== undefined && decide(role.statements, { action, resource }) === 'allowed';
  }

  /** Decides about a call that AWS makes with its own role, as a scheduler does. The report names `who`. */
  authoriseRole(roleArn: string, who: string, action: string, resource: string): AccessDecision {
    return this.#judge(roleArn, who, { action, resource });
  }

  #judge(roleArn: string, who: string, request: AccessRequest): AccessDecision {
    const role = this.#roles.get(roleArn);
    const decision = role ? decide(role.statements, request) : 'not granted';
    if (decision === 'allowed') return allowed;
    const { action, resource } = request;
    this.#reportOnce(
      decision === 'denied'
        ? `ACCESS DENIED: ${who} called ${action} on ${resource}, which a policy of its role denies.`
        : `ACCESS DENIED: ${who} called ${action} on ${resource}; its role needs { Action: "${action}", Resource: "${resource}" }.`,
    );
    const user = `arn:${LOCAL_ACCOUNT.partition}:sts::${LOCAL_ACCOUNT.account}:assumed-role/${role?.name ?? 'none'}/${who}`;
    const reason =
      decision === 'denied'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`;
    return {
      allowed: false,
      message: `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    };
  }

  /** Callers retry, so each line is reported once. */
  #reportOnce(line: string): void {
    if (this.#reported.has(line)) return;
    this.#reported.add(line);
    this.#report(line);
  }
}
