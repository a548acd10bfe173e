import { Button } from '@mantine/core';
import type { ReviewOfTest, SignOff } from '../../../../shared/contract/audit/review.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { SIGN_OFF_ROLE_NAMES, type SignOffRole } from '../../../../shared/domain/audit-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { OwnWork } from '../../../components/OwnWork.tsx';
import { useActions } from '../../../state/actions.ts';
import { withOverride } from '../../../state/override.ts';
import { OfferLock } from './OfferLock.tsx';
import { useReview } from './queries.ts';
import styles from './review.module.css';

const ROLES = ['preparer', 'reviewer'] as const;
/** More changes than these are counted, not listed. */
const SHOWN = 8;

/** Who signed the sheet, what changed since, and the signature of the present user with the reason when it is not possible. */
export function SignOffs({ sheet }: { sheet: TestSheet }) {
  const review = useReview(sheet.id).data;
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();

  const sign = (role: SignOffRole) =>
    run(() => withOverride((override) => api.audit.signOff({ testIds: [sheet.id], role, ...override })), {
      done: `Signed ${sheet.workpaper} as ${SIGN_OFF_ROLE_NAMES[role].toLowerCase()}.`,
    });
  useActions(
    readOnly
      ? []
      : ROLES.map((role) => ({
          id: `sheet.sign.${role}`,
          label: `Sign as ${SIGN_OFF_ROLE_NAMES[role].toLowerCase()}`,
          run: () => void sign(role),
        })),
  );
  if (!review || review.testId !== sheet.id) return null;
  return (
    <PaneSection title="Sign-off">
      {ROLES.map((role) => (
        <Signature
          key={role}
          role={role}
          review={review}
          signOff={review.signOffs.find((signOff) => signOff.role === role)}
          locked={readOnly}
          busy={busy}
          onSign={() => void sign(role)}
          onWithdraw={() =>
            void run(() => api.audit.withdrawSignOff({ testId: sheet.id, role }), {
              done: `Withdrew the sign-off of ${sheet.workpaper}.`,
            })
          }
        />
      ))}
      <OwnWork id={sheet.id} />
      {review.state === 'reviewed' && <OfferLock />}
    </PaneSection>
  );
}

interface SignatureProps {
  role: SignOffRole;
  review: ReviewOfTest;
  signOff: SignOff | undefined;
  locked: boolean;
  busy: boolean;
  onSign: () => void;
  onWithdraw: () => void;
}

function Signature({ role, review, signOff, locked, busy, onSign, onWithdraw }: SignatureProps) {
  const name = SIGN_OFF_ROLE_NAMES[role].toLowerCase();
  const refused = locked ? 'This copy is read only.' : review.refuseSigning[role];
  const isCurrent = signOff?.state === 'current';
  const canWithdraw = signOff !== undefined && !locked && review.refuseWithdrawal[role] === null;
  // Both signatures stood on the same sheet more often than not: what changed is said once.
  const said = review.signOffs.find((other) => other.role !== role)?.changes.join('\n');
  const isRepeated = role === 'reviewer' && said === signOff?.changes.join('\n');
  return (
    <div className={styles.signature}>
      <p>
        <span className={styles.term}>{role === 'preparer' ? 'Prepared' : 'Reviewed'}</span>
        {signOff ? (
          <span className={isCurrent ? styles.signed : styles.reopened}>
            {signOff.signedBy}, {moment(signOff.signedAt)}
            {!isCurrent && ', reopened'}
          </span>
        ) : (
          <span className={styles.quiet}>{role === 'preparer' ? 'Not signed' : 'Not reviewed'}</span>
        )}
      </p>
      {signOff && !isCurrent && !isRepeated && <Changes changes={signOff.changes} />}
      {(!isCurrent || canWithdraw) && (
        <div className={styles.buttons}>
          {!isCurrent && (
            <>
              <Button disabled={busy || refused !== null} aria-describedby={`sign-${role}`} onClick={onSign}>
                {signOff ? `Sign again as ${name}` : `Sign as ${name}`}
              </Button>
              <span id={`sign-${role}`} className={styles.reason}>
                {refused ?? review.selfReview[role]}
              </span>
            </>
          )}
          {canWithdraw && (
            <Button variant="subtle" disabled={busy} onClick={onWithdraw}>
              Withdraw
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Changes({ changes }: { changes: readonly string[] }) {
  const more = changes.length - SHOWN;
  return (
    <>
      <p className={styles.quiet}>Changed since:</p>
      <ul className={styles.changes}>
        {changes.slice(0, SHOWN).map((change) => (
          <li key={change}>{change}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  );
}
