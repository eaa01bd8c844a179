import type { LightMyRequestResponse } from 'fastify';
import { loadCard, type CitizenId } from '../../../simulator/cards.ts';
import { ORIGIN } from './counter.ts';
import { logInWithCard, type Visitor } from './visitor.ts';

/** What a citizen must give besides what the card says. */
export const ADDRESS = {
  street: 'Rue des Exemples',
  number: '12',
  box: '3',
  postalCode: '9901',
  municipality: 'Exempleville',
  country: 'BE',
};

/** Logs in for the first time, and opens the form that follows. */
export async function openForm(visitor: Visitor, id: CitizenId, share = true): Promise<LightMyRequestResponse> {
  await logInWithCard(visitor, await loadCard(id), { origin: ORIGIN, share });
  return visitor.get('/fr/register');
}

/** Value of an input of the page. */
export function valueOf(page: string, field: string): string | undefined {
  return new RegExp(`<input id="field-${field}"[^>]*? value="([^"]*)"`).exec(page)?.[1];
}
