import { Link } from 'wouter';
import { links } from '../../../app/links.ts';

interface Props {
  controls?: readonly { id: string; ref: string; title?: string }[];
  tests?: readonly { id: string; workpaper: string }[];
  /** Said when there is none. */
  empty: string;
}

/** Controls or workpapers as links beside one another. */
export function RecordLinks({ controls = [], tests = [], empty }: Props) {
  const records = [
    ...controls.map(({ id, ref, title }) => ({ id, text: ref, title, href: links.control(id) })),
    ...tests.map(({ id, workpaper }) => ({ id, text: workpaper, title: undefined, href: links.test(id) })),
  ];
  if (records.length === 0) return empty;
  return records.map(({ id, text, title, href }, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Link href={href} title={title}>
        {text}
      </Link>
    </span>
  ));
}
