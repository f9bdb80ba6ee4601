/** How often what goes wrong, by kind: a probability for each time that it could. */

/** The rates of a schedule. */
export type Faults = {
  /** A call of the table is throttled. */
  throttle: number;
  /** A call is carried out, and its answer never comes. */
  lostStoreAnswer: number;
  /** A call takes up to three seconds. */
  slowStore: number;
  /** A read that may be stale is. */
  staleRead: number;
  /** A transaction meets another one. */
  conflict: number;
  /** An invocation dies at one of its calls. */
  crash: number;
  /** A record of the stream is delivered once more. */
  repeatedRecord: number;
  /** A record of the stream comes minutes late. */
  lateRecord: number;
  /** A request never arrives. */
  lostRequest: number;
  /** A request is carried out, and its answer never arrives. */
  lostAnswer: number;
  /** A request arrives twice. */
  repeatedRequest: number;
  /** A request takes up to three seconds, and so does its answer. */
  slowRequest: number;
  /** The gateway can't post to a socket. */
  failedPush: number;
  /** A post takes seconds. */
  slowPush: number;
  /** A socket goes silent in both directions, and nobody is told. */
  halfOpen: number;
  /** A socket is cut; the gateway says so. */
  cut: number;
  /** A socket is cut, and `$disconnect` never comes. */
  silentCut: number;
};

/** Nothing goes wrong. */
export const noFaults: Faults = {
  throttle: 0,
  lostStoreAnswer: 0,
  slowStore: 0,
  staleRead: 0,
  conflict: 0,
  crash: 0,
  repeatedRecord: 0,
  lateRecord: 0,
  lostRequest: 0,
  lostAnswer: 0,
  repeatedRequest: 0,
  slowRequest: 0,
  failedPush: 0,
  slowPush: 0,
  halfOpen: 0,
  cut: 0,
  silentCut: 0,
};

/** The rates that schedules draw theirs below. */
export const usualFaults: Faults = {
  throttle: 0.03,
  lostStoreAnswer: 0.02,
  slowStore: 0.03,
  staleRead: 0.3,
  conflict: 0.05,
  crash: 0.08,
  repeatedRecord: 0.2,
  lateRecord: 0.1,
  lostRequest: 0.1,
  lostAnswer: 0.1,
  repeatedRequest: 0.05,
  slowRequest: 0.1,
  failedPush: 0.05,
  slowPush: 0.1,
  halfOpen: 0.02,
  cut: 0.03,
  silentCut: 0.02,
};
