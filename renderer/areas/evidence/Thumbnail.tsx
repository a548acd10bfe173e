import { useEffect, useRef } from 'react';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { typeWord } from './media-types.ts';
import styles from './Thumbnail.module.css';

interface Props {
  id: string;
  fileName: string;
  mediaType: string;
  /** For a line of a list. */
  small?: boolean;
}

/** A small picture of a file, or the name of its type where there is none. Beside the title of the record, so nothing reads it out. */
export function Thumbnail({ id, fileName, mediaType, small }: Props) {
  const image = useRef<HTMLImageElement>(null);
  const picture = useData(['evidence', 'thumbnail', id], () => api.evidence.thumbnail({ id })).data;
  const bytes = picture?.bytes;
  useEffect(() => {
    if (!image.current || !bytes) return undefined;
    const url = URL.createObjectURL(bytes);
    image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes]);
  return (
    <span className={styles.thumbnail} data-small={small} aria-hidden>
      {picture ? <img ref={image} alt="" /> : typeWord({ mediaType, fileName })}
    </span>
  );
}
