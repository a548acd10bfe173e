import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import type { ReportPartId } from '../../../../../shared/domain/report-parts.ts';
import { paragraph } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { STYLES } from '../text.ts';
import { writtenText } from '../written-text.ts';

/** What a part begins with: a person's own text where there is one, then the sentences that follow from the records. */
export function opening(
  flow: Flow,
  { texts }: Pick<ReportModel, 'texts'>,
  part: ReportPartId,
  words: string,
  after = 8,
): void {
  const own = texts[part];
  if (own && own.blocks.length > 0) writtenText(flow, own);
  if (words !== '') paragraph(flow, words, { ...STYLES.body, color: COLORS.text2 }, after);
}
