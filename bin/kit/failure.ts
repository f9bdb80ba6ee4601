/** What went wrong, in a sentence with what to do next, and the exit code for it. */
import { DomainError } from '#core/model/errors.ts';
import { CommandError, type ExitCode } from './exit-codes.ts';

/** How a command failed. */
export type Failure = { exit: ExitCode; message: string };

const CREDENTIALS =
  'It uses the credentials and region of the AWS CLI. Set AWS_PROFILE or AWS_REGION to choose others, or sign in again with aws sso login.';

/** AWS's and Node's errors by name or code: what they mean to a person. Those that permit nothing, and those that reach nothing. */
const unreachable: readonly [RegExp, string][] = [
  [/^(CredentialsProviderError|TokenProviderError)$/, 'No AWS credentials were found.'],
  [
    /^(ExpiredToken(Exception)?|UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch)$/,
    "AWS doesn't accept the credentials.",
  ],
  [/^(AccessDenied(Exception)?|NotAuthorizedException|UnauthorizedOperation)$/, 'The credentials lack a permission.'],
  [/^(ResourceNotFoundException|QueueDoesNotExist)$/, 'Something of it is not there.'],
  [
    /^(TimeoutError|NetworkingError|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|ETIMEDOUT)$/,
    'AWS could not be reached.',
  ],
];

/** The failure that an error stands for. @param place as sentences name it */
export function failureOf(error: unknown, place: string): Failure {
  if (error instanceof CommandError) return { exit: error.exit, message: error.message };
  if (error instanceof DomainError) return { exit: 4, message: error.message };
  if (!(error instanceof Error)) return { exit: 5, message: String(error) };
  const { code } = error as NodeJS.ErrnoException;
  const isNamed = (pattern: RegExp): boolean => pattern.test(error.name) || pattern.test(code ?? '');
  const found = unreachable.find(([pattern]) => isNamed(pattern))?.[1] ?? regionless(error);
  if (found !== undefined)
    return { exit: 3, message: `Couldn't read ${place}. ${found} ${error.name}: ${error.message}\n${CREDENTIALS}` };
  return { exit: 5, message: `The command failed, which is a fault of its own. ${error.stack ?? error.message}` };
}

const regionless = ({ message }: Error): string | undefined =>
  message === 'Region is missing' ? 'No AWS region is set.' : undefined;
