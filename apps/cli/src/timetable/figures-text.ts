import type { Figures, Part } from './timetable-task.js';

/** Figures as lines for people; wishes that cost nothing are left out. */
export function figuresText({ hard, cost, parts }: Figures, more: readonly [string, string][] = []): string {
  const rows: [string, string][] = [
    ['hard', String(hard)],
    ['cost', rounded(cost)],
    ...parts.filter((part) => part.cost > 0).map((part): [string, string] => [`  ${part.key}`, partText(part)]),
    ...more,
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

const partText = ({ cost, count, weight }: Part): string => `${rounded(cost)} (${rounded(count)} × ${rounded(weight)})`;

export const rounded = (value: number): string => String(Math.round(value * 100) / 100);
