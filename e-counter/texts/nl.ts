import { core } from './nl/core.ts';
import { services } from './nl/services.ts';
import { ways } from './nl/ways.ts';
import type { Texts } from './texts.ts';

export const nl: Texts = { ...core, ...ways, ...services };
