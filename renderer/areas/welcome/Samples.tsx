import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { sampleMade } from '../../../shared/contract/workspace.ts';
import type { z } from 'zod';
import { SAMPLE_CASE_NAMES, SAMPLE_CASES, type SampleCaseId } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { useAction } from '../../app/query.ts';
import { useJobs, waitForJob } from '../../state/jobs.ts';
import styles from './WelcomeArea.module.css';

const ABOUT: Record<SampleCaseId, string> = {
  saas: 'Six weeks from the kick-off to a Type I date: gaps by wave, policies, tests of design',
  fintech: 'Changes, vulnerabilities and access reviews sampled over nine months, with exceptions',
  health: 'Sensitive data and people who work from home: notices, requests, devices, sharing',
};

/** Sample engagements to look around in. Each is built as a workspace of its own, so nothing in it can be broken. */
export function Samples() {
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJobs(({ jobs }) => (jobId ? jobs[jobId] : undefined));
  const open = (sample: SampleCaseId) =>
    run(async () => {
      const target = await platform.pickSaveTarget({
        suggestedName: `sample-${sample}.trustbench`,
        kind: 'workspace',
      });
      if (!target) return;
      const started = await api.workspace.makeSample({ sample, target: target.token });
      setJobId(started.jobId);
      try {
        const { file } = await waitForJob<z.infer<typeof sampleMade>>(started.jobId);
        await api.workspace.open({ file });
        navigate(links.overview);
      } finally {
        setJobId(null);
      }
    });
  return (
    <section className={styles.samples} aria-label="Sample engagements">
      <h2>Open a sample</h2>
      <ul>
        {SAMPLE_CASES.map((sample) => (
          <li key={sample}>
            <b>{SAMPLE_CASE_NAMES[sample]}</b>
            <small>{ABOUT[sample]}</small>
            <Button
              disabled={busy}
              aria-label={`Open sample: ${SAMPLE_CASE_NAMES[sample]}`}
              onClick={() => void open(sample)}
            >
              Open
            </Button>
          </li>
        ))}
      </ul>
      {jobId && (
        <p role="status">
          Building the sample{job?.phase ? `: ${job.phase.toLowerCase()}` : ''}
          <Button variant="subtle" onClick={() => void api.jobs.cancel({ id: jobId })}>
            Cancel
          </Button>
        </p>
      )}
    </section>
  );
}
