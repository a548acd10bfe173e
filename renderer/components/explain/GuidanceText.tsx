import { Link } from 'wouter';
import { guidanceFor } from '../../../shared/catalog/guidance.ts';
import { links } from '../../app/links.ts';

/** What a criterion asks, what an auditor looks for, and what is commonly missing. */
export default function GuidanceText({ criterion }: { criterion: string }) {
  const { asks, auditorLooksFor, typicalGaps } = guidanceFor(criterion);
  return (
    <div>
      <p>{asks}</p>
      <b>An auditor looks for</b>
      <ul>
        {auditorLooksFor.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <b>Often missing</b>
      <ul>
        {typicalGaps.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Link href={links.guideEntry('criteria', criterion)}>{criterion} in the guide</Link>
    </div>
  );
}
