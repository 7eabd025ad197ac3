import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useSearchParams } from 'react-router';

export interface TabsProps {
  label: string;
  tabs: readonly { id: string; label: ReactNode; content: ReactNode }[];
  /** Chosen tab; without it the address keeps it (`?tab=`). */
  selected?: string;
  onChange?: (id: string) => void;
}

/** Views of one thing beside each other. Only the chosen one is in the page. */
export function Tabs({ label, tabs, selected, onChange }: TabsProps): ReactElement | null {
  const [query, setQuery] = useSearchParams();
  const wanted = selected ?? query.get('tab');
  const current = tabs.find((tab) => tab.id === wanted) ?? tabs[0];
  if (!current) return null;

  const choose = (id: string): void => {
    if (onChange) return onChange(id);
    // Another tab has another list: its page, order and search do not carry over.
    setQuery({ tab: id }, { replace: true });
  };
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const toEnd = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const toStart = toEnd === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const at = tabs.indexOf(current);
    const steps: Record<string, number> = {
      [toEnd]: at + 1,
      [toStart]: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    const next = tabs[(target + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };

  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === current.id}
            aria-controls={`panel-${tab.id}`}
            tabIndex={tab.id === current.id ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`panel-${current.id}`} role="tabpanel" aria-labelledby={`tab-${current.id}`} className="tab-panel">
        {current.content}
      </div>
    </div>
  );
}
