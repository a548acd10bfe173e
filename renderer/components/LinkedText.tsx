import { Link } from 'wouter';
import { findMentions } from '../../shared/domain/mentions.ts';
import { addressOf, useNamedRecords } from './named-records.ts';

/** A text in which references to other records, such as E-CHG-01 or EV-0012, are links. */
export function LinkedText({ text }: { text: string }) {
  const records = useNamedRecords();
  return findMentions(text, records).map((segment, at) => {
    const record = segment.ref === null ? undefined : records.get(segment.ref);
    return record ? (
      <Link key={at} href={addressOf(record)} title={record.title}>
        {segment.text}
      </Link>
    ) : (
      segment.text
    );
  });
}
