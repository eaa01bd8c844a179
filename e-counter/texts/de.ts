import { core } from './de/core.ts';
import { services } from './de/services.ts';
import { ways } from './de/ways.ts';
import type { Texts } from './texts.ts';

export const de: Texts = { ...core, ...ways, ...services };
