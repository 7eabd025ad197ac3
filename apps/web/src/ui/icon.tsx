import type { ReactElement } from 'react';

/** Outlines on a 24-unit grid, drawn for this project. */
const PATHS = {
  home: 'M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  calendar: 'M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 10.500h16M8 3.500v4M16 3.500v4',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.500a3.5 3.5 0 0 1 0 6M18 14.500a6 6 0 0 1 3.5 5.5',
  person: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.500a7.5 7.5 0 0 1 15 0',
  certificate:
    'M5 4h14v11h-6M5 4v11h2M8 8h8M12 11.500h4M10 17a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8.5 16.5 8 21l2-1.200L12 21l-.5-4.5',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.500M5 19h14',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.500M5 19h14',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.600l2.1 2.100M16.3 16.300l2.1 2.100M18.4 5.600l-2.1 2.100M7.7 16.300l-2.1 2.1',
  lesson: 'M4 5h16v11H4zM12 16v4M8 20h8M10.5 8.300v4.400l3.8-2.200z',
  book: 'M12 6c-2-1.3-5-1.5-8-1v13c3-.5 6-.3 8 1 2-1.3 5-1.5 8-1V5c-3-.5-6-.3-8 1zM12 6v13',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.500h4',
  search: 'M11 17.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM16 16l4.5 4.5',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  check: 'M5 12.5 10 17.5 19.5 7',
  warn: 'M12 4 2.8 19.500h18.400zM12 10v4.500M12 17v.2',
  info: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.500M12 7.800V8',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.500v2.500H14zM17.5 17.500H20V20h-2.500z',
  map: 'M12 20.500s6.5-5.6 6.5-10.500a6.5 6.5 0 0 0-13 0c0 4.9 6.5 10.5 6.5 10.500zM12 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600z',
  shield: 'M12 3.5 5 6v5.500c0 4.3 2.9 7.4 7 9 4.1-1.6 7-4.7 7-9V6zM8.8 12l2.4 2.4 4.2-4.6',
  help: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.6 9.800a2.4 2.4 0 1 1 3.4 2.200c-.7.3-1 .8-1 1.500v.5M12 16.800V17',
  key: 'M15 13.500a5 5 0 1 0-4.700-3.300L4 16.500V20h3.500v-2.500H10V15l1.300-1.300A5 5 0 0 0 15 13.500zM16 8h.1',
  clock: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5.500l3.5 2',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1',
  plus: 'M12 5v14M5 12h14',
  edit: 'M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19zM14 6.500l3.5 3.5',
  trash: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13M10.5 11v5.500M13.5 11v5.5',
  external: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.300L19.5 9M19.5 4.500V9H15',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  up: 'M5.5 14.5 12 8l6.5 6.5',
  globe:
    'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.500c2.3 2.4 3.4 5.2 3.4 8.500s-1.1 6.1-3.4 8.500c-2.3-2.4-3.4-5.2-3.4-8.500s1.1-6.1 3.4-8.500z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  exit: 'M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.5 3.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Arrows that point along the line of reading turn round in Uyghur; clocks and ticks do not. */
const MIRRORED: ReadonlySet<IconName> = new Set(['forward', 'back', 'exit', 'external', 'list', 'edit']);

/** A decorative icon; the text beside it (or an `aria-label` on the button) says what it means. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg
      className={MIRRORED.has(name) ? 'icon icon-mirrored' : 'icon'}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
