/** Shapes of what people type, shared by the registration form and the procedures' forms. */

export function isEmail(value: string): boolean {
  return /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]{2,}$/u.test(value);
}

export function isPhoneNumber(value: string): boolean {
  return /^\+?[\d ()./-]+$/.test(value) && value.replace(/\D/g, '').length >= 6;
}

/** Takes what date inputs send (`YYYY-MM-DD`) and what people type where there is no such input (`DD/MM/YYYY`). */
export function isoDate(value: string): string | null {
  const typed = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(value);
  const iso = typed
    ? `${typed[3] ?? ''}-${(typed[2] ?? '').padStart(2, '0')}-${(typed[1] ?? '').padStart(2, '0')}`
    : value;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
