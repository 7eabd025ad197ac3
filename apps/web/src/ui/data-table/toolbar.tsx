import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button.js';
import { useSettled } from '../use-settled.js';
import { Icon } from '../icon.js';
import { useUiText } from '../strings.js';
import type { Column } from './column.js';

/** Search box that asks the server once the typing rests. */
export function SearchBox(props: { label?: string; value: string; onChange: (value: string) => void }): ReactElement {
  const { label, value, onChange } = props;
  const t = useUiText();
  const [text, setText] = useState(value);
  const settled = useSettled(text);
  useEffect(() => {
    if (settled.trim() !== value) onChange(settled);
    // Only the rested text counts; `value` follows it.
  }, [settled]);
  return (
    <div className="search-box">
      <Icon name="search" size={18} />
      <input
        type="search"
        className="input"
        aria-label={label ?? t('search')}
        placeholder={label ?? t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

export interface ColumnChooserProps<Row> {
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
}

/** Shows and hides columns; the choice stays on this device. */
export function ColumnChooser<Row>({ columns, hidden, onChange }: ColumnChooserProps<Row>): ReactElement {
  const t = useUiText();
  return (
    <details className="chooser">
      <summary className="button button-secondary">
        <Icon name="list" />
        <span>{t('columns')}</span>
      </summary>
      <div className="chooser-list">
        {columns.map((column) => (
          <label key={column.id} className="radio">
            <input
              type="checkbox"
              checked={!hidden.has(column.id)}
              onChange={(event) => {
                const next = new Set(hidden);
                if (event.target.checked) next.delete(column.id);
                else next.add(column.id);
                if (next.size < columns.length) onChange(next);
              }}
            />
            <span>{column.label}</span>
          </label>
        ))}
      </div>
    </details>
  );
}

/** On phones, where cards have no heads, the order is chosen here. */
export function SortSelect<Row>(props: {
  columns: readonly Column<Row>[];
  sort?: string;
  onChange: (sort: string | undefined) => void;
}): ReactElement | null {
  const { columns, sort, onChange } = props;
  const t = useUiText();
  const sortable = columns.filter((column) => column.isSortable);
  if (sortable.length === 0) return null;
  return (
    <div className="select sort-select">
      <select
        className="input"
        aria-label={t('sort')}
        value={sort ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{t('sortDefault')}</option>
        {sortable.flatMap((column) => [
          <option key={column.id} value={column.id}>{`${column.label} ↑`}</option>,
          <option key={`-${column.id}`} value={`-${column.id}`}>{`${column.label} ↓`}</option>,
        ])}
      </select>
      <Icon name="down" size={16} />
    </div>
  );
}

/** Left: search and filters; right: actions. */
export function Toolbar({ start, end }: { start: ReactNode; end: ReactNode }): ReactElement {
  return (
    <div className="toolbar">
      <div className="toolbar-start">{start}</div>
      <div className="toolbar-end">{end}</div>
    </div>
  );
}

/** A button of the tool bar that exports. */
export function ExportButton(props: { label: string; isPending: boolean; onPress: () => void }): ReactElement {
  return (
    <Button icon="download" isPending={props.isPending} onPress={props.onPress}>
      {props.label}
    </Button>
  );
}
