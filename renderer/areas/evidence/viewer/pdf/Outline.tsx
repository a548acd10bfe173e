import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { List } from 'lucide-react';
import { outlineOf, type OpenPdf } from './pdf.ts';

interface Props {
  pdf: OpenPdf;
  /** Names the file. */
  sha256: string;
  onPage: (page: number) => void;
}

/** The table of contents that some PDFs carry. */
export function Outline({ pdf, sha256, onPage }: Props) {
  const { data = [] } = useQuery({
    queryKey: ['evidence', 'inside', sha256, 'outline'],
    queryFn: () => outlineOf(pdf.document),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Tooltip label="Contents">
          <ActionIcon aria-label="Contents">
            <List size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {data.map(({ title, page, depth }, index) => (
          <Menu.Item key={index} pl={12 + depth * 16} rightSection={page} onClick={() => onPage(page)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
