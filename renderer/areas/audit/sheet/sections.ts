import type { ComponentType } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { CellMarks } from '../evidence-marks/CellMarks.tsx';
import { TestMarks } from '../evidence-marks/TestMarks.tsx';
import { ReviewNotes } from '../review/ReviewNotes.tsx';
import { SheetReferences } from '../review/SheetReferences.tsx';
import { SignOffs } from '../review/SignOffs.tsx';
import { Deviations } from '../results/Deviations.tsx';
import { Evaluation } from '../results/Evaluation.tsx';
import { ReplaceItem } from '../draw/ReplaceItem.tsx';
import { Attributes } from './Attributes.tsx';
import { Conclusion } from './Conclusion.tsx';
import { CellFacts } from './CellFacts.tsx';
import { ItemEvidence } from './ItemEvidence.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { PopulationSection } from './PopulationSection.tsx';
import { SampleSection } from './SampleSection.tsx';
import type { ItemSectionProps, TestSectionProps } from './section-props.ts';
import { WorkpaperFacts } from './WorkpaperFacts.tsx';

/** Sections of the pane beside a test sheet, in their order. A tab without sections is not shown. */
export const TEST_SECTIONS: readonly ComponentType<TestSectionProps>[] = [
  WorkpaperFacts,
  PopulationSection,
  SampleSection,
  Attributes,
  TestMarks,
  Deviations,
  Evaluation,
  Conclusion,
];

/** About the active item and its active cell. */
export const ITEM_SECTIONS: readonly ComponentType<ItemSectionProps>[] = [
  CellFacts,
  ItemEvidence,
  CellMarks,
  ItemFacts,
  ReplaceItem,
];

/** Review of the workpaper, with the active cell as far as there is one. */
export const REVIEW_SECTIONS: readonly ComponentType<{ sheet: TestSheet } & Partial<ItemSectionProps>>[] = [
  SignOffs,
  ReviewNotes,
  SheetReferences,
];
