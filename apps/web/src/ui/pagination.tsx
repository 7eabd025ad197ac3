import type { ReactElement } from 'react';
import { useFormat } from '../i18n/index.js';
import { Button } from './button.js';
import { useUiText } from './strings.js';

export interface PaginationProps {
  page: number;
  pageSize: number;
  total: number;
  onChange: (page: number) => void;
}

/** Turns the pages of a list. */
export function Pagination({ page, pageSize, total, onChange }: PaginationProps): ReactElement {
  const t = useUiText();
  const { number } = useFormat();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <nav className="pagination" aria-label={t('pageOf', { page, pages })}>
      <span className="pagination-total">{t('total', { total: number(total) })}</span>
      {pages > 1 && (
        <div className="pagination-turn">
          <Button icon="back" aria-label={t('previous')} isDisabled={page <= 1} onPress={() => onChange(page - 1)} />
          <span>{t('pageOf', { page: number(page), pages: number(pages) })}</span>
          <Button icon="forward" aria-label={t('next')} isDisabled={page >= pages} onPress={() => onChange(page + 1)} />
        </div>
      )}
    </nav>
  );
}
