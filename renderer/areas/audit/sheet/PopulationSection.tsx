import { PopulationFacts } from '../populations/PopulationFacts.tsx';
import type { TestSectionProps } from './section-props.ts';

/** Where the sample was drawn from. */
export function PopulationSection({ sheet }: TestSectionProps) {
  return sheet.population && <PopulationFacts population={sheet.population} titled />;
}
