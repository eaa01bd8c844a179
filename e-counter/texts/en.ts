import { core } from './en/core.ts';
import { services } from './en/services.ts';
import { ways } from './en/ways.ts';
import type { Texts } from './texts.ts';

export const en: Texts = { ...core, ...ways, ...services };
