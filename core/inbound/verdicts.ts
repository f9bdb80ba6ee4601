/** What SES found out about a mail that arrived, and what follows from it. */

/** The result of one check. `GRAY`: there was nothing to check, or no clear answer. */
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED';

/** The results of all checks; `policy` is what the sender's domain wants done with a mail that fails DMARC. */
export type Verdicts = {
  spam: Verdict;
  virus: Verdict;
  spf: Verdict;
  dkim: Verdict;
  dmarc: Verdict;
  policy?: 'none' | 'quarantine' | 'reject' | undefined;
};

/**
 * What is done with the mail. `dropped`: silently, like all spam. `forged`: the sender isn't who the mail says. `files`:
 * whether a virus scanner has seen them.
 */
export type Judgement = 'dropped' | 'forged' | { files: 'scanned' | 'unscanned' };

/**
 * Judges a mail. The address it went to is itself a secret that only its recipient knows, so that a sender whose domain
 * has neither SPF nor DKIM is accepted. Evidence against the sender is not: the domain's own DMARC policy, or SPF that fails
 * without a valid DKIM signature.
 */
export function judgeVerdicts({ spam, virus, spf, dkim, dmarc, policy }: Verdicts): Judgement {
  if (virus === 'FAIL' || spam === 'FAIL') return 'dropped';
  const isAgainstPolicy = dmarc === 'FAIL' && (policy === 'reject' || policy === 'quarantine');
  const isUnproven = dmarc !== 'PASS' && spf === 'FAIL' && dkim !== 'PASS';
  if (isAgainstPolicy || isUnproven) return 'forged';
  return { files: virus === 'PASS' ? 'scanned' : 'unscanned' };
}
