/** An error in the format of AWS's services. */

export class AwsError extends Error {
  readonly status: number;
  /** More fields of the body, such as the reasons of a canceled transaction. */
  readonly details: object;

  constructor(
    name: string,
    message: string,
    { status = 400, details = {} }: { status?: number; details?: object } = {},
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.details = details;
  }
}

export const accessDenied = (message: string): AwsError => new AwsError('AccessDeniedException', message);

export const unknownOperation = (operation: string): AwsError =>
  new AwsError(
    'UnknownOperationException',
    `The local stack doesn't support the operation ${operation}: add it to local/aws.`,
  );
