import { Button } from '@mantine/core';
import { MessageSquarePlus, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { SealInfo } from '../../../shared/contract/seal.ts';
import { moment } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import { plural } from '../../app/format.ts';
import { useWorkspace } from '../../app/query.ts';
import { checkSeal, showSealDialog, useSealCheck } from './seal-state.ts';
import styles from './seal.module.css';

/** "Jo Lane of Field & Finch"; a firm is not always named. */
export const signerOf = ({ signedBy, firm }: SealInfo): string =>
  firm ? `${signedBy} of ${firm}` : signedBy;

/** Whether the open copy is as it was sealed, in words. */
export function useVerdict() {
  const { check } = useSealCheck();
  if (!check || check.running) return { Icon: ShieldQuestion, words: 'Verifying…', tone: undefined };
  if (!check.result) return { Icon: ShieldQuestion, words: 'Not verified', tone: undefined };
  const { ok, problems } = check.result;
  if (ok) return { Icon: ShieldCheck, words: 'Verified', tone: styles.good };
  return {
    Icon: ShieldAlert,
    words: `Does not verify: ${plural(problems.length, 'problem')}`,
    tone: styles.bad,
  };
}

/** On every screen of a sealed copy: who sealed it, when, whether it verifies, and that nothing in it changes. */
export function SealStrip({ info, onReview }: { info: SealInfo; onReview: () => void }) {
  const { id } = useWorkspace();
  const checked = useSealCheck(({ check }) => check?.workspaceId);
  const [, navigate] = useLocation();
  const { Icon, words, tone } = useVerdict();
  useEffect(() => {
    if (checked !== id) void checkSeal(id);
  }, [checked, id]);
  return (
    <aside className={styles.strip} aria-label="Seal">
      <Icon size={15} aria-hidden className={tone} />
      <p>
        Sealed by <b>{signerOf(info)}</b> on {moment(info.sealedAt)}.{' '}
        <span role="status" className={tone}>
          {words}
        </span>
        . It can be read and not changed. Key: <span className={styles.keyWords}>{info.key.words}</span>
      </p>
      <Button size="compact-xs" leftSection={<MessageSquarePlus size={13} aria-hidden />} onClick={onReview}>
        Add to the review
      </Button>
      <Button size="compact-xs" onClick={() => navigate(links.auditorReview)}>
        My review
      </Button>
      <Button size="compact-xs" onClick={() => showSealDialog('details')}>
        Details of the seal
      </Button>
    </aside>
  );
}
