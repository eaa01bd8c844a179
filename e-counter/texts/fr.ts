import { core } from './fr/core.ts';
import { services } from './fr/services.ts';
import { ways } from './fr/ways.ts';
import type { Texts } from './texts.ts';

export const fr: Texts = { ...core, ...ways, ...services };
