import { SampleFacts } from './SampleFacts.tsx';
import type { TestSectionProps } from './section-props.ts';

/** How the items were picked. */
export function SampleSection({ sheet, onDraw }: TestSectionProps) {
  return sheet.sample && <SampleFacts sheet={sheet} sample={sheet.sample} onRedraw={onDraw} />;
}
