import { isMet, type Figure } from './measure.ts';

export interface Report {
  readonly measuredAt: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  /** Processes waiting for a core, averaged over a minute, when the run began and ended: above 1, others were at work. */
  readonly load: { readonly before: number; readonly after: number };
  readonly quick: boolean;
  readonly measures: Readonly<Record<string, readonly ReportedFigure[]>>;
}

export type ReportedFigure = Figure & { readonly met: boolean | null };

export function reported(figures: readonly Figure[]): ReportedFigure[] {
  return figures.map((figure) => ({ ...figure, met: isMet(figure) }));
}

const HEAD = ['measure', 'p50', 'p95', 'unit', 'goal', ''];

/** A table for people. */
export function table(report: Report): string {
  const rows = Object.values(report.measures).flatMap((figures) => figures.map(cells));
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [
    `${report.cpu}, ${report.cores} cores, Node ${report.node}; load ${report.load.before} before, ${report.load.after} after`,
    line(HEAD),
    ...rows.map(line),
    '',
  ].join('\n');
}

function cells({ name, p50, p95, unit, goal, met }: ReportedFigure): string[] {
  const sign = goal?.bound === 'at least' ? '≥' : '≤';
  return [
    name,
    number(p50),
    p95 === undefined ? '' : number(p95),
    unit,
    goal === undefined ? '' : `${sign} ${goal.value}`,
    met === null ? '' : met ? 'met' : 'MISSED',
  ];
}

function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3);
}
