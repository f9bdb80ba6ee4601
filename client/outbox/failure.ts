/** Which failures of a request pass by themselves. */

/** Whether it is worth trying again. @param status of the response; undefined where none came */
export const isPassing = (status: number | undefined): boolean =>
  status === undefined || status >= 500 || status === 429;
