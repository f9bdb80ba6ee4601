/** Resource policies of functions: a service may invoke one only if a Lambda permission of the template allows it. */
import * as z from 'zod/mini';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { arnMatches } from '#local/iam/pattern.ts';
import { functionIdOf } from './lambda-function.ts';

const permission = z.object({ FunctionName: z.string(), Principal: z.string(), SourceArn: z.optional(z.string()) });

/** Whether `principal` (a service) may invoke the function on behalf of `sourceArn`. */
export function mayInvoke(stack: Stack, functionId: string, principal: string, sourceArn: string): boolean {
  return resourcesOf(stack, 'AWS::Lambda::Permission').some(({ properties }) => {
    const { FunctionName, Principal, SourceArn = '*' } = permission.parse(properties);
    return (
      functionIdOf(stack, FunctionName) === functionId && Principal === principal && arnMatches(SourceArn, sourceArn)
    );
  });
}
