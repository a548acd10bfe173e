import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { runAction, useData, useWorkspace } from '../../app/query.ts';
import { useLocation } from 'wouter';
import { openReviewDraft, useMyReview, useReviewDraft } from '../auditor-review/review-state.ts';
import { FromAuditor } from '../auditor-review/FromAuditor.tsx';
import { ReviewItemDialog } from '../auditor-review/ReviewItemDialog.tsx';
import { recordAt, withLabel } from '../auditor-review/targets.ts';
import { useActions } from '../../state/actions.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { showSealDialog, useSealDialog } from './seal-state.ts';
import { SealDetails } from './SealDetails.tsx';
import { SealDialog } from './SealDialog.tsx';
import { SealStrip } from './SealStrip.tsx';
import { showInfo } from '../../app/toasts.tsx';

/** Sealing on every screen: its commands and dialogs, and the strip of a sealed copy. */
export function Sealing() {
  const { id } = useWorkspace();
  const { data: info } = useData(['seal', 'info', id], () => api.seal.info({}));
  const { data: myReview } = useMyReview();
  const { draft } = useReviewDraft();
  const { shown } = useSealDialog();
  const [location, navigate] = useLocation();
  const review = () =>
    runAction(async () => {
      const place = recordAt(location);
      openReviewDraft({ target: place && (await withLabel(place)) });
    });
  useActions([
    {
      id: 'workspace.seal',
      label: 'Seal a copy for the auditor',
      run: () =>
        info
          ? showInfo('This is a sealed copy. Seal the workspace that it was made from.')
          : showSealDialog('seal'),
    },
    { id: 'workspace.key', label: 'Show the signing key', run: () => showSealDialog('key') },
    {
      id: 'workspace.review',
      label: info ? 'Show my review' : 'Show the reviews of auditors',
      run: () => navigate(links.auditorReview),
    },
    ...(info
      ? [{ id: 'workspace.sealDetails', label: 'Show the seal', run: () => showSealDialog('details') }]
      : []),
  ]);
  return (
    <>
      {info && <SealStrip info={info} onReview={() => void review()} />}
      {info === null && <FromAuditor />}
      {info && draft && <ReviewItemDialog draft={draft} reviewer={myReview?.reviewer ?? null} />}
      {shown === 'seal' && !info && <SealDialog />}
      {shown === 'key' && <KeyDialog />}
      {shown === 'details' && info && <SealDetails info={info} />}
    </>
  );
}
