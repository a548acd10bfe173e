import type { SearchHit as Hit, SearchPlace } from '../../../../shared/contract/evidence/search.ts';
import { count } from '../../../app/format.ts';
import { typeWord } from '../media-types.ts';
import { Thumbnail } from '../Thumbnail.tsx';
import { Marked } from './Marked.tsx';
import styles from './search.module.css';

/** One record that was found: its picture, its title, and the passage of its file. */
export function SearchHit({ hit }: { hit: Hit }) {
  const { ref, title, titleMarks, passage, place, controls } = hit;
  const where = placeWords(place, titleMarks.length > 0);
  return (
    <>
      <Thumbnail {...hit} />
      <span className={styles.found}>
        <span className={styles.title} title={title}>
          <Marked text={title} marks={titleMarks} />
        </span>
        <small>
          {ref}, {typeWord(hit)}
          {where && `, ${where}`}
          {controls.length > 0 && ` · ${controls.map((control) => control.ref).join(', ')}`}
        </small>
        {passage && (
          <span className={styles.passage}>
            <Marked {...passage} />
          </span>
        )}
      </span>
    </>
  );
}

/** Where in a record something was found; nothing where the title or the passage shows it. */
function placeWords(place: SearchPlace, isInTitle: boolean): string {
  switch (place.in) {
    case 'page':
    case 'slide':
      return `${place.in} ${count(place.number)} of ${count(place.of)}`;
    case 'row':
      return `${place.sheet === null ? '' : `${place.sheet}, `}row ${count(place.number)}`;
    case 'line':
      return `line ${count(place.number)}`;
    case 'picture':
      return 'read from the picture';
    case 'notes':
      return 'in what is noted';
    case 'record':
      return isInTitle ? '' : 'in its facts';
    default:
      return '';
  }
}
