export type SqlValue = string | number | null;

/** Values as the drivers give them: PostgreSQL writes large whole numbers as text. */
export type Row = Readonly<Record<string, SqlValue>>;

/** `?` stands for a value, in order; the SQL is what SQLite and PostgreSQL both understand. */
export interface Queries {
  rows(sql: string, ...values: readonly SqlValue[]): Promise<readonly Row[]>;
}

/** One database behind the whole e-counter: SQLite in a file, or PostgreSQL. */
export interface Database extends Queries {
  /** What `work` throws takes everything back that it did. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? '' : String(value);
}

export function numberOf(row: Row, column: string): number {
  return Number(row[column]);
}
