import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import styles from '../viewer.module.css';

interface Props {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** The page that is read, the one before and the next. */
export function PageSteps({ page, pages, onPage }: Props) {
  return (
    <>
      <Tooltip label="Page before">
        <ActionIcon aria-label="Page before" disabled={page <= 1} onClick={() => onPage(page - 1)}>
          <ChevronUp size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <PageNumber key={page} page={page} pages={pages} onPage={onPage} />
      <Tooltip label="Next page">
        <ActionIcon aria-label="Next page" disabled={page >= pages} onClick={() => onPage(page + 1)}>
          <ChevronDown size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function PageNumber({ page, pages, onPage }: Props) {
  const [text, setText] = useState(String(page));
  const go = () => {
    const number = Number.parseInt(text, 10);
    if (number >= 1 && number <= pages) onPage(number);
    else setText(String(page));
  };
  return (
    <span className={styles.pageNumber}>
      <TextInput
        aria-label="Page"
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      {pages > 0 && `of ${pages}`}
    </span>
  );
}
