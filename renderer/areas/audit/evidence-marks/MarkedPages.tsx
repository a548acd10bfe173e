import { Link } from 'wouter';
import type { EvidenceMark } from '../../../../shared/contract/audit/evidence-marks.ts';
import { markWords } from '../../../../shared/domain/evidence-marks.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import styles from './evidence-marks.module.css';

/** Marks by page of evidence: "2 marks on EV-0012 p. 3" opens the viewer there, with what they say below. */
export function MarkedPages({ marks }: { marks: readonly EvidenceMark[] }) {
  return (
    <ul className={styles.pages}>
      {[...byPage(marks)].map(([page, onPage]) => (
        <PageOfMarks key={page} marks={onPage} />
      ))}
    </ul>
  );
}

function byPage(marks: readonly EvidenceMark[]): Map<string, EvidenceMark[]> {
  const pages = new Map<string, EvidenceMark[]>();
  for (const mark of marks) {
    const page = `${mark.evidenceId} ${mark.version} ${mark.page}`;
    pages.set(page, [...(pages.get(page) ?? []), mark]);
  }
  return pages;
}

function PageOfMarks({ marks }: { marks: readonly EvidenceMark[] }) {
  const [first] = marks;
  if (!first) return null;
  return (
    <li>
      <Link href={links.evidenceMark(first)}>
        {plural(marks.length, 'mark')} on {first.evidenceRef} p. {first.page}
      </Link>
      <span>
        {marks.map((mark) => (mark.cell?.letter ? `${mark.cell.letter}: ` : '') + markWords(mark)).join('; ')}
      </span>
    </li>
  );
}
