import { AppError } from '../../../shared/domain/errors.ts';
import { evidenceIds, type Telling } from './telling.ts';

/** Reviews vendors one after the other, each with its evidence. */
export async function reviewVendors(telling: Telling): Promise<void> {
  const { registers } = telling.engine.api;
  const vendors = await registers.vendorStandings({});
  for (const { vendor, reviewedOn, facts, files } of telling.sample.vendorReviews ?? []) {
    const known = vendors.find(({ name }) => name === vendor);
    if (!known) throw new AppError('not_found', `The sample reviews ${vendor}, which it does not have.`);
    const { id } = await registers.startVendorReview({ vendorId: known.id });
    await registers.changeVendorReview({ id, patch: facts });
    await registers.setVendorReviewEvidence({ id, evidenceIds: evidenceIds(telling, files) });
    await registers.finishVendorReview({ id, reviewedOn });
  }
}
