import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { api } from '../../../app/api.ts';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';
import styles from '../requests.module.css';

/** What came for a request. */
export function RequestEvidence({ request }: { request: RequestRow }) {
  const { id, ref, controls, evidence } = request;
  const save = async (evidenceIds: string[]) => {
    const present = evidence.map((one) => one.id);
    const added = evidenceIds.filter((one) => !present.includes(one));
    const gone = present.filter((one) => !evidenceIds.includes(one));
    if (added.length > 0) await api.requests.linkEvidence({ requestIds: [id], evidenceIds: added });
    if (gone.length > 0) await api.requests.unlinkEvidence({ requestIds: [id], evidenceIds: gone });
  };
  return (
    <>
      <EvidenceLinks
        title="Evidence"
        of={ref}
        controls={controls}
        linked={evidence}
        goesTo={{ requestIds: [id] }}
        onSave={save}
      />
      <p className={styles.foot}>
        Linking puts an open request in progress. That it is received is yours to say, because one file may be
        a part of what is asked for.
      </p>
    </>
  );
}
