import type { CoreTexts } from './core-texts.ts';
import type { ServiceTexts } from './service-texts.ts';
import type { WayTexts } from './way-texts.ts';

export type { Article, CardText, CauseAndRemedy } from './core-texts.ts';

/**
 * Everything people read on the e-counter, in one language. A language is a folder with these three parts; what is
 * missing in it does not compile. `{…}` marks are filled in by the page.
 */
export interface Texts extends CoreTexts, WayTexts, ServiceTexts {}
