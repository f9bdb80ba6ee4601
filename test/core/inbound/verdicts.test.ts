/** What follows from the checks of a mail that arrived. */
import { expect, it } from 'vitest';
import { type Judgement, type Verdicts, judgeVerdicts } from '#core/inbound/verdicts.ts';

const good: Verdicts = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' };

it.each<[Partial<Verdicts>, Judgement]>([
  [{}, { files: 'scanned' }],
  [{ virus: 'GRAY' }, { files: 'unscanned' }],
  [{ virus: 'PROCESSING_FAILED' }, { files: 'unscanned' }],
  [{ virus: 'FAIL' }, 'dropped'],
  [{ spam: 'FAIL' }, 'dropped'],
  [{ spam: 'FAIL', dmarc: 'FAIL', policy: 'reject' }, 'dropped'],
  [{ dmarc: 'FAIL', policy: 'reject' }, 'forged'],
  [{ dmarc: 'FAIL', policy: 'quarantine' }, 'forged'],
  [{ dmarc: 'FAIL', policy: 'none' }, { files: 'scanned' }],
  [{ dmarc: 'GRAY', spf: 'FAIL', dkim: 'GRAY' }, 'forged'],
  [{ dmarc: 'GRAY', spf: 'FAIL', dkim: 'PASS' }, { files: 'scanned' }],
  [{ dmarc: 'PASS', spf: 'FAIL', dkim: 'FAIL' }, { files: 'scanned' }],
  [{ dmarc: 'GRAY', spf: 'GRAY', dkim: 'GRAY' }, { files: 'scanned' }],
])('a good mail with %o is %o', (changed, judgement) => {
  expect(judgeVerdicts({ ...good, ...changed })).toEqual(judgement);
});
